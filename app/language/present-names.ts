/** Former names of member states that CLDR still has in zones or countries, with what each state is called now in the same language. */
const presentNames: readonly (readonly [former: string, present: string])[] = [
  ["Đông Timor", "Timor-Leste"],
  ["Timor Timur", "Timor-Leste"],
  ["East Timor", "Timor-Leste"],
  ["de Timor Leste", "de Timor-Leste"],
  ["ติมอร์ตะวันออก", "ติมอร์-เลสเต"],
  ["ទីម័រ\u200bខាង\u200bកើត", "ទីម័រលេស្តេ"],
  ["ຕີມໍຕາເວັນອອກ", "ທິມໍ-ເລສເຕ"],
  ["အရှေ့တီမော", "တီမော-လက်စ်တေ"],
  ["கிழக்கு திமோர்", "திமோர்-லெஸ்தே"],
  ["พม่า", "เมียนมา"],
];

/** The name of a zone or a country, with its state as that is called now. */
export function withPresentNames(name: string): string {
  const found = presentNames.find(([former]) => name.includes(former));
  return found ? name.replace(...found) : name;
}
