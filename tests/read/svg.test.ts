import { describe, expect, it } from 'vitest';
import { liveInSvg } from '../../src/read/svg.ts';

const svg = (inside: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" ${attributes}>${inside}</svg>`;

describe('an SVG picture', () => {
  it.each([
    svg('<defs><linearGradient id="g"/></defs><rect fill="url(#g)" width="9" height="9"/><use href="#g"/><text>@ import</text>'),
    svg('<style>rect { fill: url("#g") }</style><image href="data:image/png;base64,AA=="/>'),
    `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('<title>Pump</title>')}`,
  ])('that only shows something is a picture: %s', (text) => {
    expect(liveInSvg(text)).toBeUndefined();
  });

  it.each([
    [svg('<script>alert(1)</script>'), 'a script'],
    [`<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></s:svg>`, 'a script'],
    [svg('', 'onload="alert(1)"'), 'a script'],
    [svg('<a xmlns:x="http://www.w3.org/1999/xlink" x:href="javascript:alert(1)"/>'), 'a link that leads out of it'],
    [svg('<image href="https://example.com/a.png"/>'), 'a link that leads out of it'],
    [svg('<image href="data:image/svg+xml;base64,AA=="/>'), 'a link that leads out of it'],
    [svg('<a><set attributeName="href" to="javascript:alert(1)"/></a>'), 'something that moves'],
    [svg('<foreignObject><p/></foreignObject>'), 'another page within it'],
    [svg('<style>@import "https://example.com/a.css";</style>'), 'a style from elsewhere'],
    [svg('<style><![CDATA[rect{fill:url(https://example.com/a)}]]></style>'), 'a style from elsewhere'],
    [svg('<style>@\\69mport "a"</style>'), 'a style from elsewhere'],
    [svg('<rect style="fill:url( \'//example.com/a\')"/>'), 'a style from elsewhere'],
    [`<?xml-stylesheet href="a.css"?>${svg('')}`, 'an instruction to the browser'],
    [`<!DOCTYPE svg [<!ENTITY a "<script/>">]>${svg('')}`, 'declarations of its own'],
    [svg('<rect>'), 'something that is no XML'],
    ['', 'something that is no XML'],
  ])('that could do more is told from one: %s', (text, what) => {
    expect(liveInSvg(text)).toBe(what);
  });
});
