// Counterexamples as motion: iterates over contour lines, stepped by a slider or played. Nothing moves unasked.
import { stepsOf, trajectoryLegend, trajectorySpec, trajectoryTable } from '../charts/trajectory.mjs';
import { anchor, escape } from '../text.mjs';
import { caption, draw, fillLater, legend, numbers, whenSeen } from './chart.mjs';
import { pieces, plain } from './data.mjs';

const secondsOfPlay = 6;
const still = window.matchMedia('(prefers-reduced-motion: reduce)');

function controls(element, view, steps) {
  const slider = element.querySelector('input');
  const play = element.querySelector('button');
  const shown = element.querySelector('output');
  let timer = 0;
  const show = step => {
    slider.value = step;
    shown.textContent = `step ${step} of ${steps}`;
    view.signal('step', step).runAsync();
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = 'Play';
  };
  slider.addEventListener('input', () => { stop(); show(Number(slider.value)); });
  play.addEventListener('click', () => {
    if (timer) return stop();
    const stride = Math.max(1, Math.round(steps / (secondsOfPlay * 15)));
    if (Number(slider.value) >= steps) show(0);
    play.textContent = 'Pause';
    timer = setInterval(() => {
      show(Math.min(steps, Number(slider.value) + stride));
      if (Number(slider.value) >= steps) stop();
    }, Math.max(66, 1000 * secondsOfPlay * stride / Math.max(steps, 1)));
  });
  const quiet = () => { stop(); play.hidden = still.matches; };
  still.addEventListener('change', quiet);
  quiet();
  show(steps);
}

function article(trajectory, sources) {
  const steps = stepsOf(trajectory);
  const element = document.createElement('article');
  element.className = 'trajectory';
  element.id = anchor(trajectory.id);
  element.innerHTML = `<h3><span class="id">${escape(trajectory.id)}</span> ${pieces(trajectory.title)}</h3>
<figure>${legend(trajectoryLegend(trajectory))}<div class="chart"></div>
<div class="controls"><button type="button">Play</button><label><span class="visually-hidden">step</span><input type="range" min="0" max="${steps}" step="1" value="${steps}"></label><output>step ${steps} of ${steps}</output></div>
${caption(trajectory.caption, [trajectory.command])}</figure>`;
  element.append(numbers(() => trajectoryTable(trajectory)));
  fillLater(element);
  whenSeen(element.querySelector('.chart'), async () => {
    const view = await draw(element.querySelector('.chart'), trajectorySpec(trajectory, plain(trajectory.title, sources)));
    controls(element, view, steps);
  });
  return element;
}

export function trajectories(report) {
  document.querySelector('#trajectories .content')?.append(...report.trajectories.map(t => article(t, report.formulas)));
}
