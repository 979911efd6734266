/** A number that leads to what it counts; nothing to lead to for 0. */
export function LinkedCount({ count, href }: { count: number; href: string }) {
  return count === 0 ? <span className="text-muted">0</span> : <a href={href}>{count}</a>;
}
