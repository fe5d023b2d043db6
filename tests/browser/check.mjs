// Opens the pages that `byline` writes in Chromium and checks what a reader meets there.
//
// Usage: node check.mjs PATH-OF-BYLINE
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const byline = resolve(process.argv[2] ?? join(root, "target/debug/byline"));
const chromium = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => path && existsSync(path),
);
if (!chromium) {
  console.log("skipped: no Chromium (CHROMIUM=/path/to/it says where it is)");
  process.exit(0);
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { chromium: driver } = await import("playwright-core");

const folder = mkdtempSync(join(tmpdir(), "byline-pages-"));
const faults = [];
const check = (name, holds, found = "") => {
  if (!holds) faults.push(`${name}${found ? `: ${found}` : ""}`);
};

/** Has `byline` write a page, and returns its path. */
const written = (name, args) => {
  const path = join(folder, name);
  const page = execFileSync(byline, args, { cwd: root, maxBuffer: 1 << 28 });
  writeFileSync(path, page);
  return path;
};

const articles = "tests/data/articles";
const texts = readdirSync(join(root, articles)).filter((name) => name.endsWith(".txt"));
const hostile = join(folder, "<img src=x onerror=alert(1)>.txt");
writeFileSync(
  hostile,
  "“It is </script><script>document.title = 'taken'</script> <b>here</b>,” said <i>Ann</i> <script>alert(1)</script> Doyle.\n\n" +
    "שלום “עולם” \u202eabc. 東京は雨だった。 It is a disgrace 🙂!\n",
);
const classify = (...args) => ["classify", "--format", "html", ...args];
const pages = {
  one: written("one.html", classify("examples/articles/border.txt")),
  many: written("many.html", classify(...texts.map((name) => join(articles, name)))),
  hostile: written("hostile.html", classify(hostile)),
};
const report = written("report.html", [
  ...["evaluate", "crates/cli/tests/data/cli/labelled.csv", "--by", "article", "--error-rate", "0.2", "--format", "html"],
  ...["--learning-curve", "tests/data/models/tiny.csv"],
]);

const browser = await driver.launch({
  executablePath: chromium,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** Opens a page and has `use` look at it; whatever it asks of a network or says on the console is a fault. */
const open = async (name, options, use, path = pages[name]) => {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("request", (request) => check(name, /^(file|data):/.test(request.url()), `asks for ${request.url()}`));
  page.on("console", (message) => check(name, false, `console: ${message.text()}`));
  page.on("pageerror", (error) => check(name, false, `error: ${error.message}`));
  page.on("dialog", (dialog) => {
    check(name, false, "opens a dialog");
    dialog.dismiss();
  });
  await page.goto(pathToFileURL(path).href);
  try {
    await use(page);
  } catch (error) {
    check(name, false, error.message.split("\n")[0]);
  }
  await context.close();
};

const audit = async (name, page, state) => {
  // Through the debugger, which the page's own policy does not stop.
  await page.evaluate(axe);
  // Articles that are not laid out yet would seem to lie over one another.
  await page.evaluate(() => document.querySelectorAll(".article").forEach((article) => (article.style.contentVisibility = "visible")));
  const found = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  for (const { id, nodes } of found.violations) {
    check(`${name}, ${state}`, false, `axe ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
  }
};
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** Heads of tables that break inside a word: narrower than the longest word that they hold. */
const cut = (page) =>
  page.evaluate(() => {
    const pen = document.createElement("canvas").getContext("2d");
    const isCut = (cell) => {
      const style = getComputedStyle(cell);
      pen.font = style.font;
      const room = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      return cell.textContent.split(/\s+/).some((word) => pen.measureText(word).width > room + 1);
    };
    return [...document.querySelectorAll("thead th")].filter((cell) => cell.checkVisibility() && isCut(cell)).map((cell) => cell.textContent);
  });

const widths = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } };
for (const name of Object.keys(pages)) {
  for (const [device, viewport] of Object.entries(widths)) {
    for (const colorScheme of ["light", "dark"]) {
      await open(name, { viewport, colorScheme }, async (page) => {
        const state = `${device} ${colorScheme}`;
        check(`${name}, ${state}`, await fits(page), "is wider than the window");
        check(`${name}, ${state}`, (await cut(page)).length === 0, `cuts ${await cut(page)}`);
        await audit(name, page, state);
        await page.locator(".sentence .mark").first().click();
        check(`${name}, ${state}`, await page.locator("#panel").isVisible(), "a click opens no explanation");
        await audit(name, page, `${state}, explanation`);
        await page.keyboard.press("Escape");
        await page.locator("[name=voice][value=quote]").uncheck();
        await page.locator("[name=least]").fill("0.9");
        await audit(name, page, `${state}, filtered`);
      });
    }
  }
}

for (const [device, viewport] of Object.entries(widths)) {
  for (const colorScheme of ["light", "dark"]) {
    const look = async (page) => {
      const state = `${device} ${colorScheme}`;
      check(`report, ${state}`, await fits(page), "is wider than the window");
      check(`report, ${state}`, (await cut(page)).length === 0, `cuts ${await cut(page)}`);
      check(`report, ${state}`, (await page.locator("svg[role=img] desc").count()) === 6, "lacks drawings");
      await page.locator("summary").evaluateAll((all) => all.forEach((summary) => summary.click()));
      await audit("report", page, state);
    };
    await open("report", { viewport, colorScheme }, look, report);
  }
}

const focused = (page) => page.evaluate(() => document.activeElement.dataset.at ?? document.activeElement.tagName);
/** Numbers the sentences, so that focus can be told. */
const number = (page) => page.evaluate(() => document.querySelectorAll(".sentence").forEach((sentence, at) => (sentence.dataset.at = at)));

await open("one", { viewport: widths.desk }, async (page) => {
  await number(page);
  let n_tabs = 0;
  while ((await focused(page)) !== "0" && n_tabs < 10) {
    await page.keyboard.press("Tab");
    n_tabs += 1;
  }
  check("keyboard", (await focused(page)) === "0", "Tab does not come to the text");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  check("keyboard", (await focused(page)) === "2", "arrows do not go from sentence to sentence");
  check("keyboard", await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== "none"), "focus cannot be seen");
  check("keyboard", /^\w+, \d+\s%\./.test(await page.locator("#tip").textContent()), "focus shows no confidence");
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press("Enter");
  check("keyboard", await page.locator("#panel").isVisible(), "Enter opens no explanation");
  check("keyboard", (await focused(page)) === "2", "Enter takes the focus away");
  check("keyboard", (await page.evaluate(() => scrollY)) === before, "Enter moves the text");
  check("explanation", /^(Factual|Quote|Opinion|Close)\b.*\.$/.test(await page.locator("#panel .reason").textContent()), "has no plain sentence");
  check("explanation", (await page.locator("#status").textContent()) === (await page.locator("#panel .reason").textContent()), "is not told to those who do not see it");
  const reason = await page.locator("#panel .reason").textContent();
  await page.keyboard.press("ArrowRight");
  check("keyboard", (await focused(page)) === "3" && (await page.locator("[data-at='3'][aria-expanded=true]").count()) === 1, "arrows do not go on while the explanation is open");
  check("keyboard", (await page.locator("#panel .reason").textContent()) !== reason, "arrows do not change the explanation");
  await page.keyboard.press("Tab");
  check("keyboard", (await page.evaluate(() => document.activeElement.className)) === "close", "Tab does not come to the explanation");
  await page.keyboard.press("ArrowLeft");
  check("keyboard", (await focused(page)) === "2" && (await page.locator("#panel").isVisible()), "arrows do not go back from the explanation");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  check("keyboard", (await focused(page)) === "2", "Shift and Tab do not go back to the sentence");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  check("keyboard", (await focused(page)) === "SUMMARY", "Tab does not come to the numbers");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  check("keyboard", (await page.evaluate(() => document.activeElement.dataset.speaker)) === "0", "Tab does not go on behind the sentence");
  await page.keyboard.press("Shift+Tab");
  check("keyboard", (await focused(page)) === "2", "Shift and Tab do not come back");
  check("explanation", (await page.locator("#panel tbody tr").count()) > 3, "has no parts");
  const sides = await page.locator("#panel tbody tr").evaluateAll((rows) =>
    rows.map((row) => row.textContent.trim().startsWith("+") === (row.querySelector(".scale i").style.left === "50%")));
  check("explanation", sides.every(Boolean), "has bars on the wrong side");
  await page.keyboard.press("Escape");
  check("keyboard", (await focused(page)) === "2" && !(await page.locator("#panel").isVisible()), "Escape does not return to the sentence");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  const last = String((await page.locator(".sentence").count()) - 1);
  check("keyboard", (await focused(page)) === last, "End does not go to the last sentence");
  await page.keyboard.press("Tab");
  check("keyboard", (await focused(page)) === "BUTTON", "Tab does not leave the text");

  const quoted = page.locator("[data-words]").first();
  await quoted.hover();
  check("speakers", (await page.locator(".lit[data-name]").count()) > 0, "a quotation does not show its speaker");
  check("speakers", /Said by \S+/.test(await page.locator("#tip").textContent()), "a quotation does not say its speaker");
  await page.locator("[data-speaker]").first().click();
  check("speakers", (await page.locator(".lit[data-words]").count()) > 0, "a speaker does not show the quotations");
});

await open("many", { viewport: widths.desk }, async (page) => {
  const shown = (voice) => page.locator(`.sentence[data-shown=${voice}]`).count();
  const quotes = await shown("quote");
  await page.locator("[name=voice][value=quote]").uncheck();
  check("filter", (await page.locator(".sentence.faded").count()) === quotes, "does not set back the quotes and only them");
  const confidences = await page.locator(".sentence").evaluateAll((all) => all.map((sentence) => Number(sentence.dataset.confidence)));
  await page.locator("[name=least]").fill("0.95");
  const unsure = confidences.filter((confidence) => confidence < 0.95).length;
  check("slider", unsure > 0 && (await shown("undecided")) === unsure, "does not call the unsure sentences undecided");
  check("slider", (await page.locator(".voice[data-shown=undecided] output").textContent()).startsWith(`${unsure} (`), "does not count them");
  const links = page.locator("#list a");
  check("list", (await links.count()) === texts.length, "does not have every article");
  await links.nth(3).click();
  check("list", await page.locator("#article-4 h2").first().evaluate((head) => head.getBoundingClientRect().top < innerHeight), "does not jump");
});

await open("one", { viewport: widths.desk }, async (page) => {
  const look = (voice) => page.locator(`.sentence[data-shown=${voice}]`).first().evaluate((sentence) => {
    const { backgroundColor, textDecorationLine } = getComputedStyle(sentence);
    return `${backgroundColor} ${textDecorationLine}`;
  });
  const plain = "rgba(0, 0, 0, 0) none";
  check("marks", (await look("factual")) === plain, "facts are marked");
  check("marks", (await look("quote")) !== plain && (await look("opinion")) !== plain, "opinion and quotations are not");
  check("marks", (await page.locator(".voice[data-shown=opinion] .sample").evaluate((sample) => getComputedStyle(sample).textDecorationStyle)) === "wavy", "are not explained");
  await page.locator("[name=facts]").check();
  check("marks", (await look("factual")) !== plain, "cannot be had for facts");
  const left = () => page.locator(".text").evaluate((text) => text.getBoundingClientRect().left);
  const place = await left();
  await page.locator(".sentence").first().click();
  check("explanation", (await left()) === place, "moves the text");
  await page.locator(".sentence").first().click();
  check("explanation", !(await page.locator("#panel").isVisible()), "a second click does not close it");
});

await open("hostile", {}, async (page) => {
  check("escaping", (await page.title()) !== "taken", "the text runs as a script");
  check("escaping", (await page.locator("main script:not([type]), main img, main b, main i").count()) === 0, "the text makes elements");
});

await open("one", { javaScriptEnabled: false }, async (page) => {
  check("without script", (await page.locator(".sentence .mark").first().isVisible()), "has no marks");
  check("without script", (await page.locator("input:visible").count()) === 0, "shows controls that do nothing");
});

await open("one", {}, async (page) => {
  await page.emulateMedia({ media: "print" });
  check("print", (await page.locator("input:visible, .hint:visible").count()) === 0, "has controls");
  check("print", (await page.locator(".sentence .mark").first().isVisible()), "has no marks");
  const colour = await page.locator(".sentence").first().evaluate((sentence) => getComputedStyle(sentence).color);
  check("print", colour === "rgb(0, 0, 0)", `is not black but ${colour}`);
});

await browser.close();
rmSync(folder, { recursive: true });
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(faults.length ? `${faults.length} faults` : "pages: no fault");
process.exit(faults.length ? 1 : 0);
