// Keeps the seats of the page true while it is open (GET /enrolment/v1/schools/{school}/seats, at most two seconds old).
const menu = document.querySelector("[data-school]");
const cards = new Map([...menu.querySelectorAll("[data-seats]")].map((card) => [card.dataset.seats, card]));
const said = document.querySelector("[role=status]");
const events = new EventSource(`/enrolment/v1/schools/${menu.dataset.school}/seats`);

events.addEventListener("seats", (event) => {
  for (const [offering, left] of Object.entries(JSON.parse(event.data).left)) {
    const card = cards.get(offering);
    if (!card) continue;
    const text = left > 0 ? menu.dataset.left.replace("#", left) : menu.dataset.full;
    if (text === card.textContent) continue;
    // Whoever listens hears what is gone, not every seat that goes.
    if (left === 0) said.textContent = `${card.dataset.title}: ${text}`;
    card.textContent = text;
  }
});
