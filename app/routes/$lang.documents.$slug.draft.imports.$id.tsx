import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "#app/features/access/errors.ts";
import { ImportPage } from "#app/features/documents/imports/components/import-page.tsx";
import { placeOf } from "#app/features/documents/imports/components/place-of.ts";
import {
  acceptTracked,
  chooseMatch,
  takeImport,
} from "#app/features/documents/imports/import-commands.server.ts";
import { findImportPage } from "#app/features/documents/imports/import-page.server.ts";
import { importSchema } from "#app/features/documents/imports/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { countParam, slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { refusedForm } from "#app/http/refused-form.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import styles from "../styles/imports.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { isInteractive: true, texts: ["imports", "documents"] };

function idParam(id: string | undefined): string {
  if (id === undefined || !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id))
    throw new DomainError(404, "notFound");
  return id;
}

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { services, actor } = context;
  return answer(async () => {
    const url = new URL(request.url);
    const block = countParam(url, "block");
    const asked = {
      ...{ slug: slugParam(params), id: idParam(params["id"]) },
      ...{ page: countParam(url, "page") ?? 1, block: block === undefined ? null : block - 1 },
    };
    return { page: await findImportPage(services, actor, asked) };
  });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  const { services, actor, lang } = context;
  return answer(async () => {
    const addressed = { document: slugParam(params), id: idParam(params["id"]) };
    // Rights come before the form.
    await findImportPage(services, actor, {
      slug: addressed.document,
      id: addressed.id,
      page: 1,
      block: null,
    });
    const form = await parseForm(importSchema, request);
    if (!form.ok) return data(form.reply, { status: 422 });
    const paths = pathsOf(lang);
    const here = paths.documentImport(addressed.document, addressed.id);
    try {
      if (form.value.deed === "choose") {
        const { block, match } = form.value;
        await chooseMatch(services, actor, { ...addressed, block, match });
        const page = countParam(new URL(request.url), "page") ?? 1;
        return seeOther(`${here}${placeOf({ page, block })}`);
      }
      if (form.value.deed === "accept") {
        await acceptTracked(services, actor, addressed);
        return seeOther(here);
      }
      await takeImport(services, actor, { ...addressed, title: form.value.title });
      return seeOther(paths.documentDraft(addressed.document));
    } catch (error) {
      return refusedForm(error, { field: "taking", values: { title: titleOf(form.value) } });
    }
  });
}

function titleOf(given: { readonly deed: string; readonly title?: string }): string {
  return given.title ?? "";
}

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${shown?.page.name ?? ""} · ASCN` },
];

export default function Import() {
  const { page } = useLoaderData<typeof loader>();
  return <ImportPage page={page} reply={useActionData<FormReply>()} />;
}
