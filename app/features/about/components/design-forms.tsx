import { Button, ButtonLink } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { InputField, SelectField, TextField } from "#app/components/field.tsx";
import { Flash } from "#app/components/flash.tsx";
import { Note } from "#app/components/note.tsx";
import { Tag } from "#app/components/tag.tsx";
import { areaWords, formWords as form, messageWords } from "./example-form-words.ts";
import { words } from "./example-words.ts";

/** Each kind of button, disabled and with the focus, and each tag. */
export function ButtonExamples() {
  return (
    <section className="section stack" id="buttons">
      <h2>{words.buttons}</h2>
      <div className="actions">
        <Button>{form.publish}</Button>
        <Button kind="quiet">{form.cancel}</Button>
        <Button kind="danger">{form.object}</Button>
        <Button disabled>{form.publish}</Button>
        <ButtonLink href="#buttons">{form.find}</ButtonLink>
        <a className="button button-quiet is-focus-visible" href="#buttons">
          {form.focused}
        </a>
      </div>
      <div className="tag-row">
        {areaWords.map((area) => (
          <Tag key={area.value} area={area.value}>
            {area.label}
          </Tag>
        ))}
        <Tag>{messageWords.experiment}</Tag>
      </div>
    </section>
  );
}

/** Every kind of field: empty, filled, wrong, closed. */
export function FieldExamples() {
  const errors = [
    { field: "example-email", message: form.emailError },
    { field: "example-areas", message: form.areasError },
  ];
  return (
    <section className="section stack" id="fields">
      <h2>{words.forms}</h2>
      <ErrorSummary heading={form.heading} errors={errors} takesFocus={false} />
      <div className="form">
        <InputField
          name="example-email"
          type="email"
          label={form.email}
          hint={form.emailHint}
          error={form.emailError}
          defaultValue={form.emailValue}
        />
        <InputField name="example-title" label={form.title} defaultValue={form.titleValue} required />
        <TextField
          name="example-summary"
          label={form.summary}
          limit={form.limit}
          defaultValue={form.summaryValue}
        />
        <SelectField name="example-type" label={form.type} options={form.types} />
        <ChoiceField name="example-areas" label={form.areas} error={form.areasError} choices={areaWords} />
        <ChoiceField
          name="example-disposition"
          kind="radio"
          label={form.disposition}
          choices={form.dispositions}
          defaultValues={["part"]}
        />
        <InputField name="example-closed" label={form.closed} defaultValue={form.closedValue} disabled />
        <div className="actions">
          <Button>{form.send}</Button>
          <Button kind="quiet">{form.cancel}</Button>
        </div>
      </div>
    </section>
  );
}

/** A note, a warning, what a deed led to, and a place with nothing in it. */
export function MessageExamples() {
  return (
    <section className="section stack" id="messages">
      <h2>{words.messages}</h2>
      <Flash>{messageWords.saved}</Flash>
      <Flash isRefused>{messageWords.refused}</Flash>
      <Note>{messageWords.note}</Note>
      <Note isWarning>{messageWords.warning}</Note>
      <EmptyState
        title={messageWords.emptyTitle}
        action={<ButtonLink href="#messages">{messageWords.comment}</ButtonLink>}
      >
        {messageWords.empty}
      </EmptyState>
    </section>
  );
}
