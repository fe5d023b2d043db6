//! The pieces that patterns are made of.

/// Marks, stops, white space, words, and lines of every kind that has rules of its own.
#[rustfmt::skip]
pub(super) const TEXT: &[&str] = &[
    "\"", "'", "`", "“", "”", "‘", "’", "„", "‚", "«", "»", "‹", "›", "''", "``", "\"'", "'\"", "“‘", "’”", "*\"",
    "_\"", "\"*", "(\"", "“a", "“a” ", "\"a\" ", "'a' ", "‘a’ ", "«a» ", "\"a ", "'a ", "a\" ", "a' ", "“a”a",
    "“A,” said Ada. ", "‘A,’ she said. ", "'A,' she said. ", "\"A, she said. ", "“A, said Ada Brook.\n\n",
    "a,” said Ada. ", "“a“", "”a”", "a’s ", "a.'s ", "!'s ", "5\" ", "6'2\" ", "12\"a", "51°30'26\"N ", "'90s ",
    "'em ", "rock 'n' roll ", ".", "?", "!", "…", "...", ". ", ". . ", ", ", "; ", ": ", "-", "–", "—", "-- ", " - ",
    " – ", " — ", "—a", "..", "a. ", "A. ", "U.S. ", "Mr. ", "Inc. A", "e.g. ", "p.m. ", "3.5 ", "a.b.", "a.A", ".A",
    "? A", "! A", ".” ", ".) ", ") ", "( ", "[", "]", "{ ", "}", "()", "([", "(a) ", "[1] ", ".[3] ", "/ ", "\\ |",
    "<", ">", "&", "&amp; ", "#", "@", "$", "%", "^", "~", "+", "=", "1. ", "i. ", "1) ", "(1) ", "1.) ", "• ", "- ",
    "* ", "\n1. ", "\na. ", "\ni. ", "\n- ", "\n• ", "\n(a) ", "A. \n", "1. A. ", "a: 1. ", "\n\n1. Mend it.", "\n",
    "\n\n", "\r", "\r\n", "\t", "_", "\u{a0}", "\u{200b}", "\u{ad}", "\u{feff}", "\u{2028}", "\u{2029}", "\u{c}",
    "\u{85}", "\u{301}", "é", "中", "。", "🙂", "\u{202e}", "a", "A", "1", "a ", "A ", "1 ", "Ada ", "Ada Brook ",
    "the ", "said ", "he said ", "he said, ", "she said. ", ", she said, ", "said that ", "according to ",
    "according to Ada ", "who ", ", who ", ", the mayor, ", "and Ada ", "of the ", "the mayor ", "Mr. Brook ",
    "de la ", "I ", "you ", "they told ", "and ", "calling it ", "“a plan” ", "the mayor said “no” and ",
    "Ada: “No.” ", "BROOK: ", "BROOK: No.\n\n", "Brook: Yes.\n\n", "Q: ", "Q: Why?\n\nA: I see.\n\n",
    "Q. Why?\nA. No.\n", "Why? I see.\n\n", "Why?\n\n", "Dear Nora, ", "Dear Nora,\nI am sad. Why?\n\nDear Sad,\n",
    "No. — Ann\n\nYou are.\n\n", "– Yes. ", "– Yes, he said. ", "\n– Yes, he said.", "– Yes? – said he ", "– Yes.) ",
    "– \"Yes.\"", "– ", "– a, ", "– a, b said ", "@ann\n", "@ann\n\n", "— Ann Poe (@annpoe) March 3, 2024\n\n",
    "(@ann) ", "Ann Poe @annpoe · 2h\n\n", "View this post on Instagram\n\n",
    "A post shared by Ann Poe (@annpoe)\n\n", "pic.twitter.com/a1 ", "https://a.b/c ", "\n\n    ", "    a\n\n",
    "\n> ", "> ", "10:42am\n", "By Ada Brook\n", "LONDON (Reuters) – ", "LEEDS – ", "Opinion: ", "Analysis\n\n",
    "Read more: ", "***\n\n", "* * *\n\n", "Photo: ", "(APPLAUSE)\n\n", "Monday, May 3\n\n", "Why it fell\n\n",
    "“No.”\n\n", "“No.\n\n", "\"No.\n\n", "'No.\n\n", "‘No.\n\n", "“No\n\nand", "“It is late.\n\nIt rained.\n\n",
    "He said:\n\n", "He said:\n\nIt rained.\n\n", "She wrote: \n\n    We will keep it open.\n\n",
    "No, said Ada Brook, the mayor of Hull, who said ", "It rained. ", "It rained all day, he said.",
    "“It rained,” he said, “all day.” ", "The plan is “a disgrace” and must go. ", "I think it is a disgrace. ",
    "mayor, Ada Brook, ", "“ ” ", "“a”“b”", "\"a\"\"b\"", "“a”, “b”, ", "(“a”) ", "“a (b) c” ", "‘a “b” c’ ",
    "“a ‘b’ c” ", "‘‘a’’ ", "*", "     ", "“a”, she said. ", "Smith said, ", "\n\n\n", "\n \n", "“ a ” ", "Adaada",
    "say-", "d'", ".\n", ",\n", "?\n", "a\n", "A\n", "a.\n", "A line of a poem\nand ",
];

/// Pieces of which no two are the same.
#[rustfmt::skip]
pub(super) const COUNTED: &[&str] = &[
    "Ada{} ", "Ada{} Brook said. ", "“No{},” said Ada{} Brook.\n\n", "NAME{}: Yes.\n\n", "Brook{}: “Yes.” ",
    "word{} ", "{}. Mend it. ", "{}. ", "\n{}. ", "The mayor of Town{} said ", "@ann{}\n\n", "“a{}” ",
];

/// Tags that nest, that are never closed and that end others, attributes, references.
#[rustfmt::skip]
pub(super) const PAGE: &[&str] = &[
    "<p>", "</p>", "<p>a", "<p>It rained on Monday, he said.</p>", "<div>", "</div>", "<div>a", "<div><p>a", "<span>",
    "<b>", "<b>a", "<i>", "<b><i>", "</b></i>", "<a>", "<a href=/>", "<a href=/b>a</a> ", "</a>", "<em>a</em> ",
    "<font>", "<nobr>", "<strong><em>", "<table>", "<table><tr><td>", "<td>", "<tr>", "<tr><td>a", "<table>a",
    "</table>", "<table><tr><td>a</td></tr></table>", "<li>", "<ul><li>", "<ul>", "<ol><li>a", "<dl><dd>", "<dd>",
    "<select>", "<option>", "<select><option>a", "<button>", "<form>", "<form><input>", "<input>", "<textarea>",
    "<script>", "<script></script>", "<style>", "<style>a</style>", "<noscript>", "<template>", "<iframe>", "<svg>",
    "<svg><path>", "<math>", "<math><mi>", "<br>", "<br><br>", "<hr>", "<img>", "<img src=a alt=b>", "<h1>", "<h1>a",
    "<h1>It rained</h1>", "<h2>a</h2>", "<h6>", "<blockquote>", "<blockquote>a</blockquote>",
    "<blockquote class=\"twitter-tweet\">", "<blockquote class=\"twitter-tweet\"><p>a</p>— Ann (@ann)</blockquote>",
    "<q>", "<q>a</q> ", "<pre>", "<pre>a\n", "<figure>", "<figure><figcaption>a", "<section>", "<article>", "<main>",
    "<aside>", "<nav>", "<nav><a href=/>a</a></nav>", "<footer>", "<header>", "<body>", "<html>", "<head>", "<title>",
    "<title>a</title>", "<meta>", "<meta charset=utf-8>", "<link>", "<frameset>", "<caption>", "<col>", "<center>",
    "<marquee>", "<object>", "<applet>", "<ruby>a<rt>b", "<details><summary>", "<p class=\"share\">",
    "<div class=\"share\">a</div>", "<div class=\"related\">", "<div class=\"caption\">a", "<div hidden>a",
    "<div aria-hidden=true>a", "<div style=\"display:none\">a", "<span class=a id=b>", "<p role=note>",
    "<script type=\"application/ld+json\">{}</script>", "<!--", "-->", "<!-- a -->", "<!", "<!DOCTYPE html>",
    "<![CDATA[", "]]>", "<?", "<", "</", "</p", "<a ", "<a b", "<a b=", "<a b=\"", "<a b='c' ", "<a-b>", "<a:b>", "=",
    "\"", "'", ">", "&", "&amp;", "&lt;b&gt;", "&#", "&#x", "&#38;", "&am", "&notit;", "&\u{a0};", "&nbsp;", "\0",
    "<p>a</div>", "<b><p>a", "<a><p>a", "</b><p>", "<b><div></b>", "<i><p></i>", "<table><b>", "<table><b><tr>",
    "<li><a href=/>a</a></li>", "<p>a<br>b</p>", "<div><br>", "<td><p>a", "<p>“No,” he said.</p>",
    "<p>Read more: a</p>", "<p>By Ada Brook</p>", "<p>a, b, c, </p>", "<div>a, </div>", "<p id=a{}>a",
    "<div class=a{}>a</div>", " a{}=b", "<h1>Bridge {}</h1>", "<a href=/{}>a{}</a> ",
    "<p>It rained on day {}, and nobody came to the bridge.</p>", "<x{}>", "<x{}></x{}>", "&a{};", "<b class=a{}>",
    "<b class=a{}><p>",
];

/// What marks up Markdown, whole and cut short.
#[rustfmt::skip]
pub(super) const MARKDOWN: &[&str] = &[
    "*", "**", "***", "_", "__", "*a", "*a* ", "**a** ", "_a_ ", "*a **b ", "**a *b* ", "~~", "~~a", "~~a~~ ", "`",
    "``", "`a", "`a` ", "```", "```\n", "~~~\n", "[", "]", "[a", "[a]", "[a](", "[a](b", "[a](b) ", "[a][b] ", "![",
    "![a](b) ", "![a", "[[", "]]", "[]", "[](", "[^1]", "[^a] ", "[^a]: b\n", "\n[a]: /b\n", "(", ")", "<", "<a",
    "<a>", "<a b", "<http://a>", "<!--", "-->", "<?", "<![CDATA[", "&", "&amp;", "\\|\\*", "#", "# ", "# a\n",
    "## a\n\n", "a\n===\n", "a\n---\n", "---\n", "***\n", "> ", ">> ", "> a\n", "> a\n\n", "\n> ", "- ", "- a\n",
    "\n- a", "- - ", "* * ", "+ ", "1. ", "1. a\n", "1. 1. ", "- [ ] a\n", "  - a\n", "    a\n", "     ", "\t", "|a|",
    "| a | b |\n", "|-|-|\n", "a | b\n--|--\n", "|a\n|-\n", "a  \n", "a\\\n", "\n", "\n\n", "a\n", "a\n\n", ":",
    ": a\n", "+++\n", "---\na: b\n---\n", "<div>", "<div>\n", "<div>\n\n", "</div>", "*a_ ", "_a* ", "**a_ ",
    "*[a](b)* ", "[*a](b)* ", "`*` ", "*`*` ", "a*a", "a**a", "a_a", "\"a\" ", "“No,” he said.\n\n",
    "> “No,” he said.\n", "- “No.”\n", "[^{}]", "[^{}]: a\n\n", "[a{}]: /b\n", "[a{}]", "[a{}][] ", "# A {}\n\n",
    "{}. a\n", "<a{}>", "&a{};", "*a{}",
];

/// Texts whose time once grew faster than they did.
#[rustfmt::skip]
pub(super) const GROWN_TEXT: &[&[&str]] = &[
    &["'a' Adaada", "She wrote: \n\n    We will keep it open.\n\n"], &["Adaada", "She wrote: \n\n    No. It is.\n\n"],
    &["\""], &["'"], &["«"], &["_\""], &["1. "], &["a. "], &["\ni. "], &["“No.\n\n"], &["– Yes. "],
];

/// Pages whose time once did.
#[rustfmt::skip]
pub(super) const GROWN_PAGE: &[&[&str]] = &[
    &["<b><div></b>"], &["<b>a<div>a</b>"], &["<div><b class=a{}></div>"], &["<div><b class=a{}>a</div>"],
    &["<span><div></span>"], &["<span><div>a</span>"], &["<div title=\"</div>\">"], &["<br/><div/>"], &["<div/>"],
    &["<form><div></form>"], &["<div><script></div></script>"], &["<span><p></span><div></div>"], &["<li><dd>"],
    &["<object><table><tr><td>a</td></tr></table>", "<b><div></b>"], &["<svg><path><script></script>"],
    &["</b><p><blockquote class=\"twitter-tweet\">"], &["<h1><object>", "<noscript>"],
    &["<div hidden>a", "<p>It rained on Monday, he said.</p>"], &["<h2>a</h2><footer><a b="], &["<i></div>"],
    &["<a title=\"", "&amp; "], &["<a b", " a{}=b"], &["<p a{}=\"&\"", " b{}=\"&\""], &["&"],
];

/// Markdown whose time once did.
pub(super) const GROWN_MARKDOWN: &[&[&str]] = &[&["[a"], &["*a **b "], &["<div>\n\n"]];
