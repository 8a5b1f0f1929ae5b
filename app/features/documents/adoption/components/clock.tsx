import { useEffect, useState } from "react";
import { useTexts } from "#app/language/use-texts.tsx";
import { Saying } from "../../components/saying.tsx";
import type { ShownClock } from "../shown-adoption.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** When the procedure expires, in the reader's zone and in UTC; where the page is alive, how long it is until then. */
export function Clock({ clock }: { readonly clock: ShownClock }) {
  const t = useTexts("adoption");
  return (
    <div className="note note-notice adoption-clock">
      <p>
        {t("expires")}{" "}
        <time dateTime={clock.iso}>
          <strong>
            <Saying said={clock.at} />
          </strong>
        </time>
      </p>
      <Countdown until={new Date(clock.iso).getTime()} />
    </div>
  );
}

/** The time left, each second; a screen reader is not told of every one. Nothing before the page is alive. */
function Countdown({ until }: { readonly until: number }) {
  const t = useTexts("adoption");
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => {
      setNow(Date.now());
    };
    const timer = setInterval(tick, second);
    const first = setTimeout(tick);
    return () => {
      clearInterval(timer);
      clearTimeout(first);
    };
  }, []);
  if (now === null) return null;
  const left = Math.max(0, until - now);
  if (left === 0) return <p>{t("over")}</p>;
  return (
    <p className="countdown" role="timer" aria-live="off">
      {t("left", {
        days: Math.floor(left / day),
        hours: twoDigits((left % day) / hour),
        minutes: twoDigits((left % hour) / minute),
        seconds: twoDigits((left % minute) / second),
      })}
    </p>
  );
}

function twoDigits(count: number): string {
  return String(Math.floor(count)).padStart(2, "0");
}
