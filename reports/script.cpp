#include "reports/page.hpp"

namespace lemmata::reports {

/// Filters the ledger, opens the claim that an address names. Without it the page is a table with every claim.
std::string_view page_script() {
  return R"js('use strict';
(function () {
  const form = document.querySelector('form.filter');
  if (!form) return;
  const claims = Array.from(document.querySelectorAll('tbody.claim'));
  const papers = Array.from(document.querySelectorAll('tbody.paper'));
  const count = form.querySelector('output');
  const text = new Map();
  const words = claim => {
    if (!text.has(claim)) text.set(claim, claim.textContent.toLowerCase());
    return text.get(claim);
  };

  function apply() {
    const wanted = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = new Map();
    let total = 0;
    for (const claim of claims) {
      const fits = ['paper', 'verdict', 'kind'].every(name => {
        const value = form.elements[name].value;
        return !value || claim.dataset[name] === value;
      }) && (!form.elements.differs.checked || claim.dataset.differs === 'yes')
        && wanted.every(word => words(claim).includes(word));
      claim.hidden = !fits;
      if (!fits) continue;
      total += 1;
      shown.set(claim.dataset.paper, true);
    }
    for (const paper of papers) paper.hidden = !shown.has(paper.dataset.paper);
    count.textContent = total === claims.length ? total + ' claims' : total + ' of ' + claims.length + ' claims';
    document.getElementById('none').hidden = total !== 0;
  }

  function setAll(open) {
    for (const claim of claims) if (!claim.hidden) claim.querySelector('details').open = open;
  }

  // An address that names a claim opens it, even if the filter hides it.
  function visit() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.classList.contains('claim')) return;
    if (target.hidden) {
      form.reset();
      apply();
    }
    target.querySelector('details').open = true;
    target.scrollIntoView({ block: 'start' });
  }

  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  form.querySelector('.open-all').addEventListener('click', () => setAll(true));
  form.querySelector('.close-all').addEventListener('click', () => setAll(false));
  // A count of the summary shows its claims.
  for (const link of document.querySelectorAll('a[data-verdict]')) {
    link.addEventListener('click', () => {
      form.reset();
      form.elements.paper.value = link.dataset.paper || '';
      form.elements.verdict.value = link.dataset.verdict;
      setTimeout(apply);
    });
  }
  window.addEventListener('hashchange', visit);
  apply();
  visit();
})();
)js";
}

}  // namespace lemmata::reports
