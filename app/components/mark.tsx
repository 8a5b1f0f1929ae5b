const cities = [
  [4, 9],
  [31, 8],
  [11, 28],
  [25, 31],
  [31, 18],
] as const;

/** The mark of the network: cities as points, joined by a line, one of them now. Decoration: the name stands beside it. */
export function Mark() {
  return (
    <svg viewBox="0 0 36 36" width="36" height="36" aria-hidden="true">
      <path className="mark-line" d="M4 9 18 13 31 8M18 13 11 28 25 31 31 18 18 13" />
      {cities.map(([x, y]) => (
        <circle key={`${String(x)}-${String(y)}`} className="mark-point" cx={x} cy={y} r="3" />
      ))}
      <circle className="mark-now" cx="18" cy="13" r="4.5" />
    </svg>
  );
}
