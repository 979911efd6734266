// What XML 1.0 cannot hold, not even escaped: most control characters, surrogates without a partner, and two code points
// set aside (XML 1.0, production 2).
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // Written as they are, a reader would turn these into other white space.
  '\r': '&#13;',
};

/** A text without what XML cannot hold. */
export function writable(text: string): string {
  return text.replace(ILLEGAL, '');
}

/** A text as the content of an element; what XML cannot hold is left out. */
export function escapeXml(text: string): string {
  return writable(text).replace(/[&<>"'\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A text as the value of an attribute, in double quotes by the caller. */
function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
}

type Attributes = Readonly<Record<string, string>>;

function openTag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  return `<${name}${written.join('')}`;
}

/** An element with a text in it, on a line of its own. */
export function textElement(name: string, text: string, attributes: Attributes = {}): string {
  return `${openTag(name, attributes)}>${escapeXml(text)}</${name}>\n`;
}

/** An element without content, on a line of its own. */
export function emptyElement(name: string, attributes: Attributes): string {
  return `${openTag(name, attributes)}/>\n`;
}

/** An element around others that are written already. */
export function parentElement(
  name: string,
  children: readonly string[],
  attributes: Attributes = {},
): string {
  return `${openTag(name, attributes)}>\n${children.join('')}</${name}>\n`;
}
