// Tables as CSV on the clipboard.
import { csv } from '../text.mjs';

export function say(text) {
  document.getElementById('said').textContent = text;
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.body.appendChild(Object.assign(document.createElement('textarea'), { value: text, className: 'visually-hidden' }));
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

/** A button that copies what `table()` gives: {head, rows}. */
export function copyButton(label, table, button = document.createElement('button')) {
  button.type = 'button';
  button.classList.add('copy');
  button.textContent = label;
  button.addEventListener('click', async () => {
    const { head, rows } = table();
    await toClipboard(csv(head, rows));
    say(`${rows.length} rows copied as CSV`);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  return button;
}

/** Head and rows of a table element, as its text; where a cell shows its value in short, the whole. */
export function textOf(table) {
  const cells = row => [...row.cells].map(cell => (cell.dataset.full ?? cell.textContent).trim().replace(/\s+/g, ' '));
  const head = table.tHead ? cells(table.tHead.rows[0]) : [];
  return { head, rows: [...table.querySelectorAll('tbody tr, tfoot tr')].map(cells) };
}

/** Gives every table below an element that is marked data-csv its button. */
export function makeCopyable(root) {
  for (const table of root.querySelectorAll('table[data-csv]:not([data-copyable])')) {
    table.dataset.copyable = 'yes';
    table.after(copyButton('Copy as CSV', () => textOf(table)));
  }
}
