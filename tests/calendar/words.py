"""Common French words, none of which speaks of time by itself."""

FRENCH = """
    abeille abri accord achat adresse affaire âge aide aile aliment allée amour ancien angle animal appareil appartement
    arbre argent arme armoire assiette atlas attente aube audace avion avocat bagage bague balcon balle banc bande
    barque barrière bassin bateau bâtiment beauté berger besogne beurre bijou billet blanc blé bleu bois boîte bord botte
    bouche boucle boue bougie bouteille branche bras brique brosse bruit brume bureau cabane cadeau café caillou caisse
    camion canal canard caractère carnet carré carte castor cause cave ceinture cercle cerise chaîne chaise chaleur
    chambre champ chance chanson chapeau charbon chasse chat château chemin chemise cheval cheveu chien chiffon choix
    chose ciel cire clair classe clé cloche cœur coffre coin colère colline colonne combat commerce compagnon conseil
    copain corde corps côté couleur coup cour courage course couteau couvert craie cri cuisine cuivre danger danse
    défaut dent désert dessin devoir dieu dîner doigt dos doute drap droit eau éclair école écran effort église élève
    enfant ennemi entrée envie épaule époque erreur escalier espace esprit étoile étude exemple faim famille farine faute
    femme fenêtre fer ferme fête feu feuille fièvre figure fil fille fils flamme fleur fleuve foi force forêt forme four
    foule fourmi frère froid fromage front fruit fumée garçon gare gâteau genou gens gestes glace gomme goût grain
    grand graine grenier griffe groseille guerre guide habit haie haricot herbe hérisson hibou histoire homme honneur
    horloge huile idée île image jambe jardin jaune jeu joie joue jouet jupe laine lait lampe langue lapin large larme
    leçon légume lettre lèvre lézard ligne linge lion liste lit livre loup lourd lumière lune machine magasin main maître
    malade manche manteau marche marché mari marin marron matière mémoire ménage mer mère message métal métier meuble
    miel miroir misère modèle monde montagne morceau mot moteur mouche moulin mouton moyen mur musique nappe nature navire
    neige nez nid noir noisette nom nourriture nuage objet oiseau ombre oncle or orage oreille orange os ouest ours ouvrage
    page paille pain paix palais panier papier paquet paresse parole part patte pauvre payer pays paysan peau pêche peine
    peinture pelle pensée perle petit peuple peur phrase pied pierre pigeon pin place plage plaine plaisir planche plante
    plume pluie poche poids poing poire poisson pomme pont porc port porte poule poussière prairie preuve prince prison prix
    proie promenade prune puits queue racine rail raison rame rayon regard règle reine renard repas réponse rêve riche
    rideau rire rivage rivière robe roc roi rond rose roue rouge route royaume ruban ruisseau sable sac sage saison salade
    salle sang savon scie sel selle sentier serpent serviette silence singe sœur soie soif soir soldat soleil sommeil son
    sorcière soupe source souris souvenir stylo sucre sujet table tableau tambour tante tapis tasse taureau terre tête
    tigre tiroir tissu toile toit tonnerre tortue tour tranche travailleur traverser tresse tribu triste trou trouver
    truite tunnel usine vache vague valise vallée vapeur vase veau velours vent ventre verre vert veste viande vide vie
    vieux village ville vin violet visage voile voisin voiture voix vol volet voyage vrai
    aimer aller apprendre attendre boire chanter chercher comprendre connaître courir croire danser dire donner dormir
    écouter écrire entendre envoyer espérer essayer garder gagner jeter jouer laver lire manger marcher mettre monter
    montrer nager oublier parler partir penser perdre porter poser pouvoir prendre prier quitter raconter regarder rendre
    rester rêver revenir rire savoir sentir servir sortir suivre tenir tirer tomber toucher tourner travailler vendre venir
    vivre voir voler vouloir le la les un une des du de et à au aux en dans sur avec chez mais donc car qui que dont
""".split()
