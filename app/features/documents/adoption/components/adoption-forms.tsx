import { typed } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { CorrectForm, NextStepForm, NoteForm } from "./after-forms.tsx";
import { DeedForm } from "./deed-form.tsx";
import type { FormOfAdoption } from "./form-of-adoption.ts";
import { MeetingForm } from "./meeting-form.tsx";
import { OpenForm } from "./open-form.tsx";
import { SpeakForm } from "./speak-form.tsx";

/** What the reader may do at this step; nothing for the others. */
export function AdoptionForms({ page, reply }: FormOfAdoption) {
  const t = useTexts("adoption");
  const { can } = page;
  const refused = typed(reply, "deed");
  const of = (deed: string) => ({ page, reply: refused === deed ? reply : undefined });
  const to = {
    ...{ table: of("table"), open: of("open"), speak: of("speak"), words: of("words"), close: of("close") },
    ...{ nextStep: of("nextStep"), note: of("note"), correct: of("correct"), withdraw: of("withdraw") },
  };
  // What was chosen for one procedure is not sent in the next: its form begins anew.
  const running = page.procedures[0]?.id;
  if (!Object.values(can).some(Boolean)) return null;
  return (
    <section className="stack">
      <h2>{t("deeds")}</h2>
      {can.table && <DeedForm deed="table" {...to.table} />}
      {can.open && <OpenForm {...to.open} />}
      {can.speak && <SpeakForm key={running} {...to.speak} />}
      {can.recordWords && <MeetingForm key={running} {...to.words} />}
      {can.close && <DeedForm deed="close" {...to.close} />}
      {can.decideNextStep && <NextStepForm {...to.nextStep} />}
      {can.note && <NoteForm {...to.note} />}
      {can.correct && <CorrectForm {...to.correct} />}
      {can.withdraw && <DeedForm deed="withdraw" kind="danger" {...to.withdraw} />}
    </section>
  );
}
