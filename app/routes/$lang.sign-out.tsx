import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Button } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { leaveSession } from "#app/features/accounts/session-commands.server.ts";
import { answer } from "#app/http/answer.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf, useTexts } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return { title: textsOf(context.texts, "terms").plain("sign-out") };
}

export function action({ context }: ActionFunctionArgs) {
  return answer(async () => {
    const { services, actor, sessions } = context;
    if (actor.person && sessions.current !== null) await leaveSession(services, actor, sessions.current);
    const cookies = [await sessions.close()];
    const reply = seeOther(pathsOf(context.lang).home, { flash: "signedOut", cookies });
    // Cookies stay: the message of this very answer is one, and so is the device that has signed in before.
    reply.headers.set("Clear-Site-Data", '"cache", "storage"');
    return reply;
  });
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
