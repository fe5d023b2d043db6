"use strict";
{
  const VOICES = { factual: "F", quote: "Q", opinion: "O", undecided: "?" };
  const NONE = { factual: 0, quote: 0, opinion: 0, undecided: 0 };
  const page = document.documentElement;
  const controls = document.getElementById("controls");
  const status = document.getElementById("status");
  const panel = document.getElementById("panel");
  const tip = document.getElementById("tip");
  let least = Number(document.currentScript.dataset.least);
  // So many articles are listed at the head of the page; a longer list is opened by the reader.
  const SHORT_LIST = 12;
  // The sentence whose explanation is open.
  let opened = null;
  // Whether the reader wants to see the sum.
  let showsSum = false;
  // Words, cues and names that are marked as one speaker's.
  let lit = [];

  const percent = (share) => `${Math.round(100 * share)}\u00a0%`;
  const element = (name, text = "", attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const articles = [...document.querySelectorAll(".article")].map((root) => {
    const { sentences: explained, sayings } = JSON.parse(root.querySelector("script").textContent);
    return { root, sentences: [...root.querySelectorAll(".sentence")], explained, sayings };
  });
  const place = new Map();
  for (const article of articles) {
    article.sentences.forEach((sentence, idx) => place.set(sentence, { article, idx }));
  }

  /* Voices: shown, counted, filtered. */

  const shares = (root, counts) => {
    const total = Object.values(counts).reduce((a, b) => a + b, 0);
    for (const [voice, n] of Object.entries(counts)) {
      for (const part of root.querySelectorAll(`.bar [data-shown="${voice}"]`)) part.style.flexGrow = n;
      for (const part of root.querySelectorAll(`.counts [data-shown="${voice}"]`)) {
        part.hidden = n === 0;
        part.querySelector(".number").textContent = `${n} (${percent(total ? n / total : 0)})`;
      }
    }
  };

  const update = () => {
    const wanted = new Set(new FormData(controls).getAll("voice"));
    const all = { ...NONE };
    for (const article of articles) {
      const counts = { ...NONE };
      for (const sentence of article.sentences) {
        const { voice, confidence } = sentence.dataset;
        const shown = Number(confidence) < least ? "undecided" : voice;
        sentence.dataset.shown = shown;
        sentence.querySelector(".mark").textContent = VOICES[shown];
        sentence.querySelector(".aloud").textContent = `${shown}: `;
        sentence.classList.toggle("faded", !wanted.has(shown));
        counts[shown] += 1;
        all[shown] += 1;
      }
      shares(article.root, counts);
      if (article.entry) shares(article.entry, counts);
    }
    for (const label of controls.querySelectorAll(".voice")) {
      const n = all[label.dataset.shown];
      label.querySelector("output").textContent = `${n} (${percent(n / Math.max(1, place.size))})`;
    }
    controls.querySelector(".least output").textContent = percent(least);
  };

  /* Speakers: of the words under the pointer, or of the sentence in focus. */

  const light = (article, sayings, speaker) => {
    for (const run of lit) run.classList.remove("lit");
    const speakers = new Set([speaker, ...sayings.map((idx) => article.sayings[idx].speaker)]);
    const same = (idx) => sayings.includes(idx) || speakers.has(article.sayings[idx].speaker ?? NaN);
    const runs = article?.root.querySelectorAll("[data-words], [data-cue], [data-name]") ?? [];
    lit = [...runs].filter(({ dataset: { words, cue, name } }) =>
      (words && same(Number(words))) || (cue && same(Number(cue))) || (name && speakers.has(Number(name))));
    for (const run of lit) run.classList.add("lit");
  };
  const sayingsIn = (part) => {
    const runs = [part, ...part.querySelectorAll("[data-words]")].filter((run) => run.dataset.words);
    return [...new Set(runs.map((run) => Number(run.dataset.words)))];
  };
  const told = ({ name, cue, confidence }) => {
    if (!name) return "Words of a source; the text does not say whose.";
    return `Said by ${name}${cue ? `, by the cue “${cue}”` : ""} (${percent(confidence)} sure).`;
  };

  /* The tip: label, confidence and speaker. */

  const showTip = (sentence, sayings) => {
    const { article } = place.get(sentence);
    const { shown, voice, confidence } = sentence.dataset;
    const label = shown === voice ? voice : `${shown}: ${voice}`;
    const speakers = sayings.map((idx) => ` ${told(article.sayings[idx])}`);
    tip.textContent = [`${label}, ${percent(confidence)}.`, ...new Set(speakers)].join("");
    tip.hidden = false;
    const box = sentence.getClientRects()[0];
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const top = box.top > tip.offsetHeight + 6 ? box.top - tip.offsetHeight - 6 : sentence.getBoundingClientRect().bottom + 6;
    tip.style.left = `${Math.max(8, left) + scrollX}px`;
    tip.style.top = `${top + scrollY}px`;
  };
  const point = (sentence, part) => {
    const sayings = sayingsIn(part);
    light(place.get(sentence).article, sayings);
    showTip(sentence, sayings);
  };
  const rest = () => {
    tip.hidden = true;
    const focused = place.get(document.activeElement);
    light(focused?.article, focused ? sayingsIn(document.activeElement) : []);
  };

  /* The panel: what a label comes from. */

  const row = (cells) => {
    const made = element("tr");
    made.append(...cells);
    return made;
  };
  const signed = (value) => (value < 0 ? "−" : "+") + Math.abs(value).toFixed(3);
  const open = (sentence) => {
    opened?.setAttribute("aria-expanded", "false");
    const { article, idx } = place.get(sentence);
    const { probabilities, runner_up, score, reason, parts, sums } = article.explained[idx];
    const { voice, shown, confidence } = sentence.dataset;
    opened = sentence;
    sentence.setAttribute("aria-expanded", "true");
    panel.querySelector("h2").textContent = `${shown === voice ? "" : "undecided: "}${voice}, ${percent(confidence)}`;

    const chances = element("table");
    ["factual", "quote", "opinion"].forEach((name, column) => {
      const meter = element("span", "", { class: "meter", "aria-hidden": "true" });
      meter.append(element("i", "", { style: `width: ${100 * probabilities[column]}%` }));
      const bar = element("td");
      bar.append(meter);
      const cells = [element("th", name, { scope: "row" }), bar, element("td", percent(probabilities[column]), { class: "value" })];
      const made = row(cells);
      made.dataset.shown = name;
      chances.append(made);
    });

    const reasons = element("table");
    const head = element("thead");
    head.append(row([element("th", "adds", { scope: "col" }), element("th", "what", { scope: "col" }), element("th", "kind", { scope: "col" })]));
    const body = element("tbody");
    const largest = Math.max(...parts.map((part) => Math.abs(part[3])), ...sums.map((sum) => Math.abs(sum[1])));
    // To the right for the label, to the left for the other one, each in its colour.
    const weighed = (value) => {
      const cell = element("td", signed(value), { class: "value" });
      const scale = element("span", "", { class: "scale", "aria-hidden": "true" });
      const side = value < 0 ? "right" : "left";
      const length = (50 * Math.abs(value)) / (largest || 1);
      scale.append(element("i", "", { "data-shown": value < 0 ? runner_up : voice, style: `${side}: 50%; width: ${length}%` }));
      cell.append(scale);
      return cell;
    };
    for (const [kind, words, name, value] of parts) {
      const what = element("td", words || name);
      if (words && name) what.append(" ", element("span", name, { class: "name" }));
      body.append(row([weighed(value), what, element("td", kind)]));
    }
    for (const [name, value] of sums) body.append(row([weighed(value), element("td", name, { colspan: 2 })]));
    const foot = element("tfoot");
    foot.append(row([element("td", signed(score), { class: "value" }), element("td", `sum: ${voice} over ${runner_up}`, { colspan: 2 })]));
    reasons.append(head, body, foot);
    const sum = element("details");
    sum.append(element("summary", `Why ${voice} and not ${runner_up}, in numbers`), reasons);
    sum.open = showsSum;
    sum.addEventListener("toggle", () => (showsSum = sum.open));

    const sources = sayingsIn(sentence).map((saying) => element("p", told(article.sayings[saying])));
    const times = Math.exp(score).toLocaleString("en", { maximumSignificantDigits: 2 });
    const note = element("p", `What adds (+) speaks for ${voice}, what takes away (−) for ${runner_up}. By the sum, ${voice} is ${times} times as probable as ${runner_up}.`, { class: "hint" });
    sum.append(note);
    const because = element("p", `${reason[0].toUpperCase()}${reason.slice(1)}.`, { class: "reason" });
    panel.querySelector(".body").replaceChildren(because, ...sources, chances, sum);
    panel.hidden = false;
    panel.scrollTop = 0;
    page.classList.add("opened");
    // Focus stays where it is; what has come up is told to those who do not see it.
    status.textContent = because.textContent;
    sentence.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    if (!opened) return;
    opened.setAttribute("aria-expanded", "false");
    panel.hidden = true;
    status.textContent = "";
    page.classList.remove("opened");
    const sentence = opened;
    opened = null;
    sentence.focus();
  };

  /* From sentence to sentence. */

  const choose = (sentence) => {
    for (const other of place.get(sentence).article.sentences) other.tabIndex = other === sentence ? 0 : -1;
  };
  /** Goes on from a sentence by this key; an explanation that is open becomes that of the next one. */
  const move = (sentence, key) => {
    const { article } = place.get(sentence);
    const shown = article.sentences.filter((other) => other === sentence || !other.classList.contains("faded"));
    const at = shown.indexOf(sentence);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[key];
    if (to === undefined) return false;
    const next = shown[Math.max(0, Math.min(to, shown.length - 1))];
    next.focus();
    if (opened) open(next);
    return true;
  };
  const toggle = (sentence) => (sentence === opened ? close() : open(sentence));

  for (const { sentences } of articles) {
    sentences.forEach((sentence, idx) => {
      sentence.removeAttribute("title");
      sentence.setAttribute("role", "button");
      sentence.setAttribute("aria-controls", "panel");
      sentence.setAttribute("aria-expanded", "false");
      sentence.setAttribute("aria-describedby", "tip");
      sentence.tabIndex = idx === 0 ? 0 : -1;
    });
  }

  const sentenceOf = (event) => event.target.closest?.(".sentence");
  const main = document.querySelector("main");
  main.addEventListener("focusin", (event) => {
    const sentence = sentenceOf(event);
    if (sentence) {
      choose(sentence);
      point(sentence, sentence);
    } else if (event.target.dataset.speaker) {
      lightSpeaker(event.target);
    }
  });
  main.addEventListener("focusout", rest);
  main.addEventListener("mouseover", (event) => {
    const sentence = sentenceOf(event);
    if (sentence) point(sentence, event.target.closest("[data-words]") ?? sentence);
    else if (event.target.dataset.speaker) lightSpeaker(event.target);
  });
  main.addEventListener("mouseout", (event) => {
    if (!event.relatedTarget?.closest?.(".sentence")) rest();
  });
  main.addEventListener("click", (event) => {
    const sentence = sentenceOf(event);
    if (sentence && getSelection().isCollapsed) toggle(sentence);
    if (event.target.dataset.speaker) {
      const article = lightSpeaker(event.target);
      article.root.querySelector(".lit[data-words]")?.closest(".sentence").focus();
    }
  });
  main.addEventListener("keydown", (event) => {
    const sentence = sentenceOf(event);
    if (!sentence || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Enter" || event.key === " ") toggle(sentence);
    else if (event.key === "Tab" && sentence === opened) panel.querySelector(".close").focus();
    else if (!move(sentence, event.key)) return;
    event.preventDefault();
  });
  // The panel stands at the end of the page, but in the order of Tab right after its sentence.
  panel.addEventListener("keydown", (event) => {
    if (!opened || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [...panel.querySelectorAll("button, summary")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Tab" && event.shiftKey && at === 0) {
      opened.focus();
      event.preventDefault();
    } else if (event.key === "Tab" && !event.shiftKey && at === stops.length - 1) {
      // From here the browser goes on.
      opened.focus({ preventScroll: true });
    } else if (/^Arrow(Left|Right)$/.test(event.key) && move(opened, event.key)) {
      event.preventDefault();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    rest();
    close();
  });
  panel.querySelector(".close").addEventListener("click", () => close());

  const lightSpeaker = (button) => {
    const article = articles.find(({ root }) => root.contains(button));
    light(article, [], Number(button.dataset.speaker));
    return article;
  };

  /* What only a page with a script has. */

  page.classList.add("scripted");
  for (const control of document.querySelectorAll(".top [hidden]")) control.hidden = false;
  const facts = controls.elements.facts;
  facts.addEventListener("input", () => page.classList.toggle("marks-facts", facts.checked));
  const slider = controls.elements.least;
  slider.value = least;
  slider.addEventListener("input", () => {
    least = Number(slider.value);
    update();
  });
  controls.addEventListener("change", update);
  controls.addEventListener("submit", (event) => event.preventDefault());

  // An article without a headline is known by its first words: many may come from one file.
  const heading = ({ root, sentences }) => {
    const title = root.querySelector(".text h2");
    if (title || !sentences.length) return (title ?? root.querySelector("h2")).textContent;
    const words = [...sentences[0].childNodes].slice(2).map((node) => node.textContent).join("");
    return words.length > 70 ? `${words.slice(0, 69).replace(/\s+\S*$/, "")}…` : words;
  };
  if (articles.length > 1) {
    const list = document.getElementById("list");
    articles.forEach((article, idx) => {
      article.root.id = `article-${idx + 1}`;
      article.entry = element("li");
      article.entry.append(element("a", heading(article), { href: `#${article.root.id}` }));
      article.entry.append(article.root.querySelector(".shares").cloneNode(true));
      list.querySelector("ol").append(article.entry);
    });
    list.querySelector("summary").textContent = `${articles.length} articles`;
    list.querySelector("details").open = articles.length <= SHORT_LIST;
    list.hidden = false;
  } else if (articles.length === 1) {
    // Its own bar says how many sentences each voice has.
    controls.classList.add("single");
    document.title = `${heading(articles[0])} – whose voice is it?`;
  }
  update();
}
