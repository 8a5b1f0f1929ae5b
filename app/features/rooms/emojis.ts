/** The signs one may react with, in the order in which they are offered. */
export const emojis = ["👍", "✅", "❤️", "🙏", "👀", "❓"] as const;

export type Emoji = (typeof emojis)[number];
