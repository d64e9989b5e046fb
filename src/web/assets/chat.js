// Makes the plain form of the chat page comfortable: answers in place, history, side pane, export. The page works without it.
const byId = (id) => document.getElementById(id);
const form = byId('ask');
const input = byId('question');
const turns = byId('turns');
const notice = byId('notice');
const tools = byId('tools');
const pane = byId('pane');
const key = 'nianbao.history';
const conversationKey = 'nianbao.conversation';
const conversation = form.elements.conversation;
const keep = 30;
const patience = 30_000;

const readHistory = () => {
  try {
    const list = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
};

const writeHistory = (list) => {
  try {
    localStorage.setItem(key, JSON.stringify(list.slice(-keep)));
  } catch {
    // A full or forbidden store: the page goes on without a history.
  }
};

/** A reload goes on where the conversation was. */
const keepConversation = (id) => {
  conversation.value = id;
  try {
    localStorage.setItem(conversationKey, id);
  } catch {
    // Without a store the conversation lasts as long as the page.
  }
};

const tell = (text) => {
  notice.textContent = text;
  notice.hidden = text === '';
};

const showTools = () => {
  tools.hidden = turns.childElementCount === 0;
};

const addTurn = (markup, before = null) => {
  const holder = document.createElement('template');
  holder.innerHTML = markup;
  turns.insertBefore(holder.content, before);
  showTools();
};

const remember = (markup) => writeHistory([...readHistory(), markup]);

const ask = async (question) => {
  tell('');
  const waiting = document.createElement('article');
  waiting.className = 'turn';
  const title = document.createElement('h2');
  title.textContent = question;
  const answer = document.createElement('div');
  answer.className = 'a waiting';
  waiting.append(title, answer);
  turns.append(waiting);
  waiting.scrollIntoView({ block: 'nearest' });
  try {
    const body = new URLSearchParams({ question, conversation: conversation.value });
    const response = await fetch('/turn', {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(patience),
    });
    if (!response.headers.get('content-type')?.startsWith('application/json')) {
      throw new Error(String(response.status));
    }
    const { html } = await response.json();
    addTurn(html, waiting);
    if (response.ok) remember(html);
    waiting.previousElementSibling?.scrollIntoView({ block: 'start' });
  } catch {
    tell(
      navigator.onLine
        ? '没有连上服务器，问题还在输入框里，请再试一次。'
        : '现在没有网络，连上后再问。',
    );
    input.value = question;
  } finally {
    waiting.remove();
    showTools();
  }
};

document.addEventListener('submit', (event) => {
  const asked = event.target.closest('form.ask');
  if (!asked) return;
  event.preventDefault();
  const question = (event.submitter?.value || input.value).trim();
  if (question === '') return;
  input.value = '';
  void ask(question);
});

let opener = null;

const openPane = (href) => {
  pane.hidden = false;
  document.body.classList.add('with-pane');
  const frame = byId('pane-frame');
  if (frame.src !== new URL(href, location.href).href) frame.src = href;
  byId('pane-open').href = href;
};

const closePane = () => {
  pane.hidden = true;
  document.body.classList.remove('with-pane');
  opener?.focus();
};

document.addEventListener('click', (event) => {
  const chip = event.target.closest('a.chip');
  const isPlain = !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (chip && isPlain && matchMedia('(min-width: 64rem)').matches) {
    event.preventDefault();
    opener = chip;
    openPane(chip.getAttribute('href'));
    byId('pane-close').focus();
  }
  const edit = event.target.closest('a.edit');
  if (edit && isPlain) {
    event.preventDefault();
    input.value = edit.closest('.q').querySelector('h2').textContent;
    input.focus();
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !pane.hidden) closePane();
});
byId('pane-close').addEventListener('click', closePane);

byId('clear').addEventListener('click', () => {
  writeHistory([]);
  turns.replaceChildren();
  keepConversation(crypto.randomUUID?.() ?? String(Math.random()).slice(2));
  showTools();
  input.focus();
});

byId('save').addEventListener('click', () => {
  const texts = [...turns.querySelectorAll('.md')].map((each) => each.value);
  const file = new Blob([`# 问年报对话\n\n${texts.join('\n\n')}\n`], { type: 'text/markdown' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = '问年报对话.md';
  link.click();
  URL.revokeObjectURL(link.href);
});

window.addEventListener('offline', () => tell('现在没有网络，连上后再问。'));
window.addEventListener('online', () => tell(''));

// A turn the server drew (a permanent link, or a form sent before this file was there) joins the history, once.
const questionOf = (markup) => {
  const holder = document.createElement('template');
  holder.innerHTML = markup;
  return holder.content.querySelector('h2')?.textContent;
};
const drawn = turns.firstElementChild;
const past = readHistory();
if (drawn && past.length > 0 && questionOf(past.at(-1)) === questionOf(drawn.outerHTML)) {
  past.pop();
}
for (const markup of past) addTurn(markup, drawn);
if (drawn) writeHistory([...past, drawn.outerHTML]);
const kept = past.length > 0 && !drawn ? localStorage.getItem(conversationKey) : null;
keepConversation(kept ?? conversation.value);
showTools();
