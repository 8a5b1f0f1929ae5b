import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "#app/features/access/errors.ts";
import { MatrixImportPage } from "#app/features/documents/matrix-imports/components/matrix-import-page.tsx";
import { takeMatrix } from "#app/features/documents/matrix-imports/matrix-import-commands.server.ts";
import { findMatrixImport } from "#app/features/documents/matrix-imports/matrix-import-page.server.ts";
import { takingSchema } from "#app/features/documents/matrix-imports/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { countParam, slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { refusedForm } from "#app/http/refused-form.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import matrix from "../styles/matrix.css?url";
import styles from "../styles/matrix-imports.css?url";

export const handle = { texts: ["matrix-imports", "matrix", "documents"] };
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: matrix },
  { rel: "stylesheet", href: styles },
];

function askedBy({ request, params }: LoaderFunctionArgs) {
  const { id } = params;
  if (id === undefined || !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id))
    throw new DomainError(404, "notFound");
  return { slug: slugParam(params), id, page: countParam(new URL(request.url), "page") ?? 1 };
}

export function loader(args: LoaderFunctionArgs) {
  const { services, actor } = args.context;
  return answer(async () => ({ page: await findMatrixImport(services, actor, askedBy(args)) }));
}

export function action(args: ActionFunctionArgs) {
  const { services, actor, lang } = args.context;
  return answer(async () => {
    const { slug, id, page } = askedBy(args);
    // Rights come before the form.
    await findMatrixImport(services, actor, { slug, id, page });
    const form = await parseForm(takingSchema, args.request);
    if (!form.ok) return data(form.reply, { status: 422 });
    try {
      await takeMatrix(services, actor, { document: slug, id });
    } catch (error) {
      return refusedForm(error, { field: "taking" });
    }
    return seeOther(pathsOf(lang).matrixImport(slug, id), { flash: "matrixTaken" });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${shown?.page.name ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function MatrixImport() {
  const { page } = useLoaderData<typeof loader>();
  return <MatrixImportPage page={page} reply={useActionData<FormReply>()} />;
}
