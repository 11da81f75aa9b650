// The model of the report as the page wants it: formulas numbered, prose in pieces, claims in the order in which they are listed.
import { Formulas } from './formulas.mjs';
import { refutedFirst, verdicts } from '../verdicts.mjs';

const schema = 'lemmata/report/1';

/** Throws for a document that is no report. Fields that are absent are as if they were empty. */
export function prepare(model) {
  if (model?.schema !== schema) throw new Error(`this is no ${schema}: its schema is ${JSON.stringify(model?.schema ?? null)}`);
  const formulas = new Formulas();
  const papers = papersOf(model);
  const repairs = new Map(model.claims.map(claim => [claim.id, repairedOf(claim, model.claims)]));
  const claims = papers.flatMap(paper => refutedFirst(model.claims.filter(claim => claim.paper === paper.id)))
    .map(claim => claimOf(claim, repairs.get(claim.id), formulas));
  return {
    title: model.title,
    generatedBy: model.generated_by,
    seed: model.seed,
    effort: model.effort,
    papers: papers.map(paper => ({ ...paper, counts: countsOf(claims.filter(claim => claim.paper === paper.id)) })),
    counts: countsOf(claims),
    claims,
    figures: (model.figures ?? []).map(figure => ({
      ...figure,
      caption: formulas.prose(figure.caption),
      observations: (figure.observations ?? []).map(o => ({ ...o, statement: formulas.prose(o.statement), numbers: formulas.prose(o.numbers) })),
      parameters: (figure.parameters ?? []).map(p => ({ ...p, origin: formulas.prose(p.origin) })),
    })),
    trajectories: (model.trajectories ?? []).map(t => ({ ...t, title: formulas.prose(t.title), caption: formulas.prose(t.caption) })),
    compressors: (model.compressors ?? []).map(c => ({ ...c, title: formulas.prose(c.title) })),
    formulas: formulas.sources,
  };
}

/** The papers that have claims: those of the model, then those that only claims name. */
function papersOf(model) {
  const named = new Map(model.papers.map(paper => [paper.id, paper]));
  for (const claim of model.claims)
    if (!named.has(claim.paper)) named.set(claim.paper, { id: claim.paper, title: claim.paper, source: '' });
  return [...named.values()].filter(paper => model.claims.some(claim => claim.paper === paper.id));
}

/** By verdict, in the order of `verdicts`. */
const countsOf = claims => verdicts.map(verdict => claims.filter(claim => claim.verdict === verdict).length);

/** The claim that holds instead, "" where there is none. A model that does not say so may have one by the name of it. */
function repairedOf(claim, claims) {
  if (claim.repaired !== undefined) return claim.repaired;
  return claims.find(other => other.id === claim.id + '/repaired')?.id ?? '';
}

function claimOf(claim, repaired, formulas) {
  const out = {
    ...claim,
    repaired,
    title: formulas.prose(claim.title || claim.id),
    statement: formulas.statement(claim.statement),
    hypotheses: formulas.statement(claim.hypotheses),
    note: formulas.prose(claim.note),
    why: formulas.prose(claim.why),
    readings: (claim.readings ?? []).map(reading => ({ ...reading, why: formulas.prose(reading.why) })),
  };
  if (claim.curve) out.curve = { ...claim.curve, caption: formulas.prose(claim.curve.caption) };
  for (const key of Object.keys(out)) if (isEmpty(out[key])) delete out[key];
  return out;
}

/** Such fields are left out of the page's data, which reads an absent one the same way. */
const isEmpty = value => value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  || value.points?.length === 0;
