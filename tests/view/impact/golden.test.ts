import { describe, expect, it } from 'vitest';
import { cleanC, lines, playing, type Script, tidewell } from './script.ts';

/** What somebody does, and why the list beside it holds all that asks for, and nothing more. */
interface Golden {
  readonly name: string;
  readonly script: Script;
  readonly why: string;
}

const onCleanC: readonly Golden[] = [
  {
    name: 'requirement-wording',
    script: { edits: [['requirements/software.md', 'send no\ncommand and report', 'send no\nframe and report']] },
    why: 'SRS-1 stands in SRD-1, which quality approved; REV-1 and REV-2 looked at it; TC-5 alone verifies it. RCM-1, SYS-1 and SWU-1 are what it links to, and are not touched.',
  },
  {
    name: 'acceptance-criterion',
    script: { edits: [['requirements/software.md', 'The fifth missing sample', 'The sixth missing sample']] },
    why: 'The same for SRS-3, with TC-7.',
  },
  {
    name: 'test-step',
    script: { edits: [['tests/cases.md', 'The nurse types 200 and confirms', 'The nurse types 2000 and confirms']] },
    why: 'TC-10 stands in STP-1, and REV-8 covers it. It is run again since its run recorded other steps. UN-1 does not hang on its test.',
  },
  {
    name: 'risk-severity',
    script: {
      edits: [['risk/analysis.md', /(RISK-1 \| Overdose .* failure \| )S3/, '$1S2']],
    },
    why: 'RISK-1 stands in RMA-1; RCM-1 and RCM-2 mitigate it, REV-2 covers it. Its external evaluation, on which the class rests, did not move. No test verifies a risk.',
  },
  {
    name: 'control-text',
    script: { edits: [['risk/analysis.md', 'set at 60 %', 'set at 70 %']] },
    why: 'RCM-3: SRS-3 implements it, TC-7 verifies it and shows it effective, SYS-3 derives from it, REV-2 covers it; RISK-2, which it mitigates, was evaluated with it.',
  },
  {
    name: 'unit-source-file',
    script: { product: ['software/src/occlusion.rs'] },
    why: 'The file is the source of SWU-2: TC-2 verifies the unit, TC-7 SRS-3, which a comment in it names, TC-4 SRS-5, which is allocated to SWI-1 of which it is part. All other formal results are of the product before, too. No words moved, so nothing is approved or reviewed again.',
  },
  {
    name: 'soup-bump',
    script: {
      edits: [
        ['soup.md', '**Version:** 0.4.0', '**Version:** 0.5.0'],
        ['soup.md', 'crc16@0.4.0', 'crc16@0.5.0'],
      ],
      lock: true,
    },
    why: 'SOUP-1 stands in SPL-1; IF-6 connects it, CAUSE-6 arises in it, REV-3 covers it. SWI-1 uses it, so that TC-1 and TC-2 of its units come by name, and all others as run on another product. Its anomalies were evaluated for 0.4.0.',
  },
  {
    name: 'soup-bump-evaluated',
    script: {
      edits: [
        ['soup.md', '**Version:** 0.4.0', '**Version:** 0.5.0'],
        ['soup.md', 'crc16@0.4.0', 'crc16@0.5.0'],
        ['soup.md', '**Anomalies version:** 0.4.0', '**Anomalies version:** 0.5.0'],
      ],
    },
    why: 'The same without another product: no result is out of date. The evaluation is of the new version, and is asked for no more; that it was made counts as answer when it is approved, with SPL-1.',
  },
  {
    name: 'class-raised',
    script: { edits: [['design/architecture.md', '**Safety class:** A', '**Safety class:** B']] },
    why: 'SWI-2 stands in SAD-1 and is decided on. SEG-1 keeps it apart, IF-4 and IF-5 connect it, SRS-6 and SRS-7 are allocated to it, REV-3 covers it, SWS-1 names SAD-1 as its architecture; nothing verifies it directly. What class B demands is found by rules.',
  },
  {
    name: 'unit-retired',
    script: {
      edits: [
        [
          'design/architecture.md',
          '- **Part of:** SWI-1\n- **Source:** software/src/occlusion.rs',
          '- **Part of:** SWI-1\n- **Status:** retired\n- **Source:** software/src/occlusion.rs',
        ],
      ],
    },
    why: 'SWU-2 keeps its words, so SAD-1 stays approved; what leads to it leads nowhere: IF-1, IF-2, IF-3, SDD-2, SRS-3, TC-2 and REV-6, which says it verifies it. What reviews covered may be retired later.',
  },
  {
    name: 'link-added',
    script: { edits: [['tests/cases.md', '- **Verifies:** SWU-1\n', '- **Verifies:** SWU-1, SRS-4\n']] },
    why: 'TC-1 moved: it stands in STP-1, REV-5 covers it, DCAT-1 names it as evidence, and its run recorded it without the link. SRS-4, at the other end, reads as before.',
  },
  {
    name: 'link-removed',
    script: { edits: [['requirements/software.md', '- **Implements:** RCM-3\n', '']] },
    why: 'SRS-3 moved, with all that hangs on it, as for its acceptance criteria. RCM-3 reads as before; that no requirement implements it is found by rules.',
  },
  {
    name: 'interface-data',
    script: { edits: [['design/architecture.md', 'the fact that an alarm was raised', 'the name of the alarm that was raised']] },
    why: 'IF-3 stands in SAD-1; SDD-3 details it, TC-3 verifies it, REV-3 and REV-7 cover it; SWS-1 names SAD-1 as its architecture.',
  },
  {
    name: 'allocation-moved',
    script: { edits: [['requirements/software.md', /(## SRS-3[^#]*\*\*Allocated to:\*\* )SWU-2/, '$1SWU-1']] },
    why: 'Allocation is outside the content hash: nothing that anybody approved or ran reads otherwise.',
  },
  {
    name: 'document-text-only',
    script: { edits: [['design/architecture.md', 'Flow control is divided', 'Flow control was divided']] },
    why: 'SAD-1 itself: quality approved it, REV-3 covers it, SWS-1 names it as its architecture. What stands in it reads as before.',
  },
  {
    name: 'owner-only',
    script: {
      edits: [
        [
          'requirements/software.md',
          '- **Category:** functional, ui\n',
          '- **Category:** functional, ui\n- **Owner:** Test Lead\n- **Tags:** pump\n- **Iteration:** 2\n',
        ],
      ],
    },
    why: 'Owner, tags and iteration are outside the content hash.',
  },
  {
    name: 'two-changes-at-once',
    script: {
      edits: [
        ['requirements/software.md', 'The fifth missing sample', 'The sixth missing sample'],
        ['risk/analysis.md', 'set at 60 %', 'set at 70 %'],
      ],
    },
    why: 'The lists of acceptance-criterion and control-text together; what both ask for stands once, with both reasons.',
  },
  {
    name: 'situation',
    script: { edits: [['risk/analysis.md', 'the drug level falls |', 'the level of the drug falls |']] },
    why: 'HS-2: RISK-2 was evaluated over it and the class of SWS-1 rests on it, so both are decided again; CAUSE-1 and CAUSE-8 cause it, SWI-1 contributes to it, REV-2 covers it. RCM-2 introduces it and HAZ-1 leads to it, by links that stay sound.',
  },
  {
    name: 'segregation-removed',
    script: { edits: [['risk/classification.md', /### SEG-1[\s\S]*$/, '']] },
    why: 'SEG-1 is gone from RMC-1 without being retired: TC-4, which verifies it, and REV-3, which covers it, lead to nothing. SWI-1 and SWI-2 lose nothing that they wrote.',
  },
];

const onTidewell: readonly Golden[] = [
  {
    name: 'tidewell-requirement-wording',
    script: { edits: [['requirements/software/SRS-18.md', 'shall** be divided', 'shall** get divided']] },
    why: 'SRS-18 stands in a file of its own and was approved by name; REV-2 and REV-3 cover it; TC-1, TC-51 and TC-70 verify it.',
  },
  {
    name: 'tidewell-unit-source-file',
    script: { product: ['software/src/input/glucose-units.ts'] },
    why: 'The file of SWU-1 holds SRS-18 alone: TC-1 verifies both, TC-51 and TC-70 the requirement. All other results are of the product before, those of the validation in the hands of clinical.',
  },
  {
    name: 'tidewell-situation',
    script: { edits: [['risk/analysis.md', 'the person works the dose out in haste', 'the person works out the dose in haste']] },
    why: 'HS-9: RISK-9, the class of SWS-1, and PRB-3, which version 1.1.0 still has; PRB-1 and PRB-4 were over before it. CAUSE-21, 22, 23 and 27 cause it, SWI-5 contributes to it; RMA-1, in which it stands, was looked at in REV-3 and REV-16. RCM-10 to RCM-12 introduce it, by links that stay sound.',
  },
  {
    name: 'tidewell-classification-rationale',
    script: { edits: [['risk/classification.md', 'A dose that is far too high can kill.', 'A dose far too high can kill.']] },
    why: 'SWS-1 stands in RMC-1, which REV-3 covers; fifteen controls are realised in it; JUS-1 justifies a clause for it. No requirement is allocated to the whole system, and no test verifies it.',
  },
];

describe.each([
  ['clean-c', cleanC, onCleanC],
  ['Tidewell', tidewell, onTidewell],
] as const)('%s', (_, root, scripts) => {
  const play = playing(root);

  it('asks for nothing when nothing moved', () => {
    expect(lines(play({}).impact)).toEqual([]);
  });

  it.each(scripts.map((script) => [script.name, script] as const))('asks for all and nothing more: %s', async (name, { script, why }) => {
    const { impact } = play(script);
    await expect(`${[why, '', ...lines(impact)].join('\n')}\n`).toMatchFileSnapshot(`golden/${name}.txt`);
  });
});
