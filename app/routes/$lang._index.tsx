import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return { title: textsOf(context.texts, "terms").plain("ascn") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Home() {
  return null;
}
