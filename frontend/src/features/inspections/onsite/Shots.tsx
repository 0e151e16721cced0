import { IconCamera, IconCloudUpload } from "@tabler/icons-react";
import { type ChangeEvent, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { uuid7 } from "@/shared/api/uuid";
import { showTime } from "@/shared/ui/dates";
import { shrunk } from "./photo";
import { useSite } from "./site";
import { PHOTO, type PhotoSaid, type Shot } from "./visit";

const LEAVES = 10_000; // ms

type About = { item?: string; finding?: string; minutes?: string; page?: number };

/** Photos of a line, a finding or the signed pages: taken here, shrunk, kept, with their time and what they show. */
export function Shots({
  shots,
  about,
  wanted,
  may,
}: {
  shots: Shot[];
  about: About;
  wanted: boolean;
  may: boolean;
}) {
  const { t } = useTranslation();
  const { keeping, now } = useSite();
  const [trouble, setTrouble] = useState(false);
  const [busy, setBusy] = useState(false);
  const field = useId();
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])];
    event.currentTarget.value = "";
    setBusy(true);
    setTrouble(false);
    for (const [n, file] of files.entries()) {
      const taken = new Date(Math.min(file.lastModified + (now().getTime() - Date.now()), now().getTime()));
      const said: PhotoSaid = {
        upload: uuid7(),
        item: about.item ?? null,
        finding: about.finding ?? null,
        minutes: about.minutes ?? null,
        page: about.page === undefined ? null : about.page + n,
        taken_at: taken.toISOString(),
        caption: "",
      };
      try {
        keeping.write(PHOTO, uuid7(), said, { bytes: await shrunk(file) });
      } catch {
        setTrouble(true);
      }
    }
    setBusy(false);
  };
  return (
    <div className="shots">
      {shots.length > 0 && (
        <ul className="shots-list">
          {shots.map((shot) => (
            <Thumb key={shot.id} shot={shot} />
          ))}
        </ul>
      )}
      {may && (
        <>
          <label
            htmlFor={field}
            className={wanted && !shots.length ? "shot-button wanted" : "shot-button"}
            aria-busy={busy}
          >
            <IconCamera size={20} stroke={1.75} aria-hidden />
            {t(about.minutes ? "onsite.shootPage" : "onsite.shoot")}
          </label>
          <input
            id={field}
            type="file"
            accept="image/*"
            capture="environment"
            className="visually-hidden"
            onChange={(event) => void take(event)}
          />
          {(wanted || shots.length > 0) && !about.minutes && (
            <p className="dim small shot-care">{t("onsite.shotCare")}</p>
          )}
        </>
      )}
      {trouble && (
        <p className="choice-wrong" role="alert">
          {t("onsite.noPicture")}
        </p>
      )}
    </div>
  );
}

function Thumb({ shot }: { shot: Shot }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!shot.bytes) return;
    const made = URL.createObjectURL(new Blob([shot.bytes], { type: "image/jpeg" }));
    setUrl(made);
    return () => void setTimeout(() => URL.revokeObjectURL(made), LEAVES); // it may still be read
  }, [shot.bytes]);
  const source = url ?? shot.url;
  const time = showTime(shot.said.taken_at);
  return (
    <li className="shot">
      {source && <img src={source} alt={t("onsite.shotAt", { time })} />}
      {shot.closed && <span className="shot-closed small dim">{t("onsite.shotClosed")}</span>}
      <span className="shot-facts">
        <time>{time}</time>
        {shot.unsent && <IconCloudUpload size={14} stroke={2} aria-label={t("onsite.waits")} />}
      </span>
    </li>
  );
}
