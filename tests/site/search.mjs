// Opens a search page from the disk in Chromium, types, and says what came: JSON on standard output.
import { readFileSync } from "node:fs";

const asked = JSON.parse(readFileSync(0, "utf8"));
const { default: puppeteer } = await import(asked.puppeteer);
const browser = await puppeteer.launch({ executablePath: asked.browser, args: ["--no-sandbox", "--disable-gpu"] });
const said = { requests: [], errors: [], answers: {} };
const page = await browser.newPage();
page.on("request", (request) => said.requests.push(request.url()));
page.on("pageerror", (error) => said.errors.push(String(error)));
page.on("console", (message) => said.errors.push(message.text()));
await page.goto(asked.page);
said.hidden = await page.$eval("#recherche", (box) => box.hidden);
const state = () => page.evaluate(() => ({
  status: document.getElementById("trouves").textContent,
  all: document.getElementById("tout").hidden,
  titles: [...document.querySelectorAll("#resultats a")].map((a) => a.textContent),
  marks: [...document.querySelectorAll("#resultats mark")].map((mark) => mark.textContent),
}));
for (const words of asked.words) {
  await page.$eval("#mots", (field) => { field.value = ""; });
  await page.type("#mots", words);
  await page.keyboard.press("Enter");
  said.answers[words] = await state();
}
if (asked.picture) { await page.setViewport({ width: 1100, height: 900 }); await page.screenshot({ path: asked.picture }); }
await page.focus("#mots");
await page.keyboard.press("Escape");
said.cleared = await state();
// By the keyboard alone: from the field to the first result, and through it.
await page.type("#mots", asked.words[0]);
await page.keyboard.press("Enter");
await page.keyboard.press("Tab");
said.focused = await page.evaluate(() => document.activeElement.textContent);
await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
said.led = page.url();
await page.goBack();
said.back = await state();
await page.goto(`${asked.page}?q=${encodeURIComponent(asked.words[0])}`);
said.linked = await state();
await page.setJavaScriptEnabled(false);
await page.goto(asked.page);
said.without = {
  hidden: await page.$eval("#recherche", (box) => box.hidden),
  links: (await page.$$("#tout a")).length,
};
await browser.close();
console.log(JSON.stringify(said));
