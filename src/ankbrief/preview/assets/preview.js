"use strict";

const byId = (id) => document.getElementById(id);
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const HEADS = { warning: "Обратите внимание", note: "К сведению" };

/** Asks for the state again and again; the answer comes when there is another than `number`. */
async function follow() {
  let number = -1;
  for (;;) {
    try {
      const answer = await fetch(`/state?after=${number}`, { cache: "no-store" });
      const state = await answer.json();
      if (state.number !== number) show(state);
      number = state.number;
    } catch {
      number = -1;
      say("lost", "Просмотр остановлен: программа не отвечает");
      await pause(1000);
    }
  }
}

function show(state) {
  say(state.status, sentence(state));
  byId("about").textContent = [state.shown, state.watch ? "следит за файлами" : ""].filter(Boolean).join(" · ");
  byId("again").hidden = state.watch;
  byId("pdf").hidden = state.pages.length === 0;
  if (state.status === "working") return;
  showProblems(state);
  showPages(state.pages);
}

function say(status, text) {
  document.body.dataset.status = status;
  byId("status").textContent = text;
  document.title = `${{ failed: "✗ ", working: "… ", lost: "✗ " }[status] ?? ""}Просмотр брифинга`;
}

function sentence(state) {
  if (state.status === "working") return "Собираю страницы…";
  if (state.status === "failed") {
    return state.pages.length ? "Ошибка: ниже прежние страницы" : "Ошибка: страниц пока нет";
  }
  const seconds = state.seconds.toLocaleString("ru", { minimumFractionDigits: 1 });
  return `Готово: страниц ${state.pages.length}, за ${seconds} с`;
}

function showProblems(state) {
  const errors = state.problems.filter((problem) => problem.level === "error");
  const rest = state.problems.filter((problem) => problem.level !== "error");
  byId("errors").replaceChildren(...errors.map(told));
  byId("errors").hidden = errors.length === 0;
  const counts = Object.entries(HEADS)
    .map(([level, head]) => [head, rest.filter((problem) => problem.level === level).length])
    .filter(([, count]) => count);
  byId("remarks").hidden = rest.length === 0;
  byId("remarks").firstElementChild.textContent = counts.map(([head, count]) => `${head}: ${count}`).join(" · ");
  byId("remarks").lastElementChild.replaceChildren(...rest.map(told));
}

/** A problem as paragraphs; its words are text, never markup. */
function told(problem) {
  const box = document.createElement("div");
  box.className = `problem ${problem.level}`;
  for (const [name, text] of [["where", problem.where], ["what", problem.message], ["hint", problem.hint]]) {
    if (!text) continue;
    const line = document.createElement("p");
    line.className = name;
    line.textContent = text;
    box.append(line);
  }
  return box;
}

/** Pages that did not change keep their pictures, so the eye sees only what did. */
function showPages(pages) {
  const main = byId("pages");
  while (main.children.length > pages.length) main.lastElementChild.remove();
  pages.forEach((page, index) => {
    const picture = main.children[index] ?? main.appendChild(document.createElement("img"));
    const address = `/pages/${page.name}.png`;
    picture.loading = "lazy";
    picture.width = page.width;
    picture.height = page.height;
    picture.alt = `Страница ${index + 1} из ${pages.length}`;
    if (picture.getAttribute("src") !== address) picture.src = address;
  });
}

follow();
