import { expect, test } from "vitest";
import { newPassword, weaknessOf } from "./password-rules.ts";

const stolen = new Set(["elephant", "1qaz2wsx3edc", "unbelievable", "sunshine", "qwerty123456"]);
const known = {
  network: ["Da Nang", "Đà Nẵng", "Singapore", "Viet Nam", "Phuket", "Bandar Seri Begawan"],
  own: ["linh.nguyen@example.org", "Nguyễn Thùy Linh"],
  isBreached: (password: string) => stolen.has(password),
};

test.each([
  ["1qaz2wsx3edc", "breachedPassword"],
  ["Unbelievable", "breachedPassword"],
  ["Unb3li3vabl3", "breachedPassword"],
  ["asean-elephant-2026", "breachedPassword"],
  ["Sunshine-Portal!", "breachedPassword"],
  ["asean smart city network", "guessablePassword"],
  ["DaNangPortal2026!", "guessablePassword"],
  ["ĐàNẵng-2026-ASCN", "guessablePassword"],
  ["D4n4ngP0rt4l!!", "guessablePassword"],
  ["5m4rtc1ty2026!", "guessablePassword"],
  ["P@ssw0rd1234", "guessablePassword"],
  ["SingaporeSingapore", "guessablePassword"],
  ["abcdefghijklmnop", "guessablePassword"],
  ["poiuytrewq0987", "guessablePassword"],
  ["aaaaaaaaaaaaaaaa", "guessablePassword"],
  ["123412341234", "guessablePassword"],
  ["200120022003", "guessablePassword"],
  ["Welcome-Phuket-1", "guessablePassword"],
  ["vietnam xk 2025", "guessablePassword"],
  ["nguyenlinh2026", "ownNamePassword"],
  ["Linh.Nguyen-ASCN", "ownNamePassword"],
  ["correct horse battery staple", null],
  ["tram-kettle-orchid", null],
  ["Phuket-tram-kettle-7", null],
  ["ดอกบัวกับแม่น้ำ", null],
  ["xK9#vLq2$mTz", null],
  ["cà phê sữa đá buổi sáng", null],
])("%s: %s", (password, weakness) => {
  expect(weaknessOf(password, known)).toBe(weakness);
});

test.each([
  ["", "required"],
  ["elevenchars", "shortPassword"],
  ["x".repeat(513), "tooLongPassword"],
  ["tram kettle \u0000 orchid", "badCharacters"],
  ["tram kettle \ufffd orchid", "badCharacters"],
  ["tram kettle \ud800 orchid", "badCharacters"],
])("refused by its form: %j, %s", (password, key) => {
  expect(newPassword.safeParse(password).error?.issues[0]?.message).toBe(key);
});

test("twelve characters of any script are enough, and composed letters count once", () => {
  expect(newPassword.parse("ดอกบัวกับแม่น้ำ")).toBe("ดอกบัวกับแม่น้ำ");
  expect(newPassword.safeParse("a\u0301".repeat(11)).success).toBe(false);
  expect(newPassword.parse("a\u0301".repeat(12))).toBe("á".repeat(12));
  expect(newPassword.safeParse("x".repeat(512)).success).toBe(true);
});
