// Shows the card of the figure the address points at, beside the original. The page works without it.
const card = document.getElementById('card');
const isFramed = window.top !== window.self;
if (isFramed) document.documentElement.classList.add('framed');

const enableCopy = () => {
  for (const button of document.querySelectorAll('.copy')) {
    button.hidden = !navigator.clipboard;
    button.onclick = async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = '已复制';
    };
  }
};

/** Back to the place the card was of, for those who go by keyboard. */
const closeCard = () => {
  if (!card?.firstElementChild) return;
  card.replaceChildren();
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  place?.setAttribute('tabindex', '-1');
  place?.focus({ preventScroll: true });
};

const showCard = async () => {
  if (!card) return;
  const anchor = decodeURIComponent(location.hash.slice(1));
  if (!anchor.startsWith('f-')) {
    card.replaceChildren();
    return;
  }
  const base = location.pathname.replace(/\/$/, '');
  const { search } = location;
  const address = `${base}/figures/${encodeURIComponent(anchor)}${search || '?'}&part=card`;
  const response = await fetch(address);
  if (!response.ok || decodeURIComponent(location.hash.slice(1)) !== anchor) return;
  card.innerHTML = await response.text();
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.textContent = '收起';
  close.onclick = closeCard;
  card.querySelector('h2')?.after(close);
  enableCopy();
};

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeCard();
});
document.addEventListener('click', (event) => {
  const cell = event.target.closest('.original .f[id]');
  if (cell && !event.target.closest('a')) location.hash = cell.id;
});
window.addEventListener('hashchange', showCard);
showCard().catch(() => {});
enableCopy();
