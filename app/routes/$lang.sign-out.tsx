import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Button } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf, useTexts } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return { title: textsOf(context.texts, "terms").plain("sign-out") };
}

export async function action({ context }: ActionFunctionArgs) {
  const cookie = await context.sessions.close();
  return seeOther(pathsOf(context.lang).home, { flash: "signedOut", cookies: [cookie] });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function SignOut() {
  const terms = useTexts("terms");
  return (
    <div className="wrap page">
      <PageHead title={terms("sign-out")} />
      <form method="post">
        <Button>{terms("sign-out")}</Button>
      </form>
    </div>
  );
}
