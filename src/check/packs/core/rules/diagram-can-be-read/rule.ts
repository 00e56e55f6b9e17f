import { type Breach, defineRule } from '../../../../rule.ts';
import { everyPicture, placeInDiagram } from '../../diagrams.ts';

/** More parts than that are hard to take in at a glance. */
const many = 100;

export default defineRule({
  id: 'diagram-can-be-read',
  severity: { draft: 'error', release: 'error' },
  expect: everyPicture.passes(({ diagram, drawn }): readonly Breach[] => {
    const unclear = drawn.troubles.filter(({ what }) => what === 'unclear');
    const found = unclear.map((trouble) => ({ place: placeInDiagram(diagram, trouble), message: trouble.message, fix: trouble.fix }));
    if (drawn.parts <= many) return found;
    const tooMany: Breach = {
      place: diagram.place,
      message: `This diagram has ${drawn.parts} parts, and hardly anybody can take in more than ${many}`,
      fix: 'Make several diagrams of it.',
      severity: { draft: 'warning', release: 'warning' },
    };
    return [...found, tooMany];
  }),
});
