import type { Standing } from "./steps.ts";
import { stepOf } from "./steps.ts";

/** The key of the one sentence that says what happens next with a version (locales/<lang>/adoption.json `next`). */
export function nextOf(standing: Standing): string {
  const step = stepOf(standing);
  if (step === "circulated") return circulated(standing);
  const { nextStep } = standing;
  if (step === "broken" || step === "not-reached") return nextStep === null ? "decide" : "newText";
  // A failed procedure is followed by the way that the network decided on.
  return step === "tabled" && nextStep !== null ? `follows.${nextStep}` : step;
}

function circulated({ isCommented, wasCommented, isNewText, unanswered }: Standing): string {
  if (isCommented) return "commented";
  if (!wasCommented && !isNewText) return "circulated";
  return unanswered > 0 ? "unanswered" : "ready";
}
