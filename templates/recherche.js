"use strict";
(function () {
  // The words of a text as people type them: no accents, no capitals, ligatures apart.
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[’ʼ]/g, "'").replace(/[\u00a0\u202f]/g, " ");
  }
  var box = document.getElementById("recherche");
  var field = document.getElementById("mots");
  var status = document.getElementById("trouves");
  var results = document.getElementById("resultats");
  var all = document.getElementById("tout");
  var said = box.dataset;
  var MOST = 50;
  var entries = JSON.parse(document.getElementById("donnees").textContent).map(function (entry) {
    return {
      titre: entry[0], page: entry[1], genre: entry[2], dans: entry[3], texte: entry[4],
      inTitre: plain(entry[0]), inDans: plain(entry[2] + " " + entry[3]), inTexte: plain(entry[4])
    };
  });
  // How well an entry answers all the words; 0 where one of them is nowhere in it.
  function score(entry, words) {
    var total = 0;
    for (var i = 0; i < words.length; i += 1) {
      var at = entry.inTitre.indexOf(words[i]);
      if (at === 0) { total += 20; }
      else if (at > 0) { total += /[a-z0-9]/.test(entry.inTitre.charAt(at - 1)) ? 6 : 12; }
      else if (entry.inDans.indexOf(words[i]) >= 0) { total += 3; }
      else if (entry.inTexte.indexOf(words[i]) >= 0) { total += 1; }
      else { return 0; }
    }
    return total;
  }
  // Where each character of the plain text stands in the text itself.
  function places(text) {
    var found = [];
    for (var i = 0; i < text.length; i += 1) {
      for (var n = plain(text.charAt(i)).length; n > 0; n -= 1) { found.push(i); }
    }
    found.push(text.length);
    return found;
  }
  function marked(parent, text, words) {
    var flat = plain(text), map = places(text), at = 0;
    while (at < flat.length) {
      var next = flat.length, size = 0;
      words.forEach(function (word) {
        var found = flat.indexOf(word, at);
        if (found >= 0 && found < next) { next = found; size = word.length; }
      });
      parent.append(text.slice(map[at], map[next]));
      if (size) {
        var mark = document.createElement("mark");
        mark.textContent = text.slice(map[next], map[next + size]);
        parent.append(mark);
      }
      at = next + size;
      if (!size) { break; }
    }
  }
  function excerpt(entry, words) {
    var first = words.map(function (word) { return entry.inTexte.indexOf(word); }).filter(function (at) { return at >= 0; });
    if (!first.length) { return ""; }
    var at = places(entry.texte)[Math.min.apply(null, first)];
    var start = Math.max(0, entry.texte.lastIndexOf(" ", Math.max(0, at - 60)) + 1);
    var end = entry.texte.indexOf(" ", at + 110);
    if (end < 0) { end = entry.texte.length; }
    return (start ? "… " : "") + entry.texte.slice(start, end) + (end < entry.texte.length ? " …" : "");
  }
  function line(entry, words) {
    var item = document.createElement("li"), link = document.createElement("a"), about = document.createElement("p");
    link.href = entry.page;
    marked(link, entry.titre, words);
    about.className = "sous";
    about.textContent = entry.genre + (entry.dans ? " · " + entry.dans : "");
    item.append(link, about);
    var text = excerpt(entry, words);
    if (text) {
      var quote = document.createElement("p");
      marked(quote, text, words);
      item.append(quote);
    }
    return item;
  }
  function search() {
    var words = plain(field.value).split(/\s+/).filter(Boolean);
    var found = !words.length ? [] : entries
      .map(function (entry, rank) { return { entry: entry, score: score(entry, words), rank: rank }; })
      .filter(function (each) { return each.score > 0; })
      .sort(function (a, b) { return b.score - a.score || a.rank - b.rank; });
    results.replaceChildren.apply(results, found.slice(0, MOST).map(function (each) { return line(each.entry, words); }));
    all.hidden = words.length > 0;
    status.textContent = !words.length ? "" : !found.length ? said.aucun
      : found.length === 1 ? said.un
      : (found.length > MOST ? said.trop : said.plusieurs).replace("NOMBRE", String(found.length));
  }
  // The words stay in the address, so that coming back from a page finds them again; a file may change only what is after #.
  function keep() {
    history.replaceState(null, "", field.value ? "#q=" + encodeURIComponent(field.value) : "#");
  }
  var timer = 0;
  field.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(function () { search(); keep(); }, 120);
  });
  field.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { field.value = ""; search(); keep(); }
    if (event.key === "Enter") { clearTimeout(timer); search(); keep(); }
  });
  box.hidden = false;
  var asked = new URLSearchParams(location.search).get("q") || new URLSearchParams(location.hash.slice(1)).get("q");
  if (asked) { field.value = asked; }
  window.addEventListener("pageshow", search);
})();
