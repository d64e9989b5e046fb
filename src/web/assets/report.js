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

const showCard = async () => {
  if (!card) return;
  const anchor = decodeURIComponent(location.hash.slice(1));
  if (!anchor.startsWith('f-')) {
    card.replaceChildren();
    return;
  }
  const base = location.pathname.replace(/\/$/, '');
  const response = await fetch(`${base}/figures/${encodeURIComponent(anchor)}?part=card`);
  if (!response.ok || decodeURIComponent(location.hash.slice(1)) !== anchor) return;
  card.innerHTML = await response.text();
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '收起';
  close.onclick = () => card.replaceChildren();
  card.firstElementChild?.append(close);
  enableCopy();
};

document.addEventListener('click', (event) => {
  const cell = event.target.closest('.original .f[id]');
  if (cell && !event.target.closest('a')) location.hash = cell.id;
});
window.addEventListener('hashchange', showCard);
showCard().catch(() => {});
enableCopy();
