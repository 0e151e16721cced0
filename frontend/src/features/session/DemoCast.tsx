import { IconArrowRight, IconBulb, IconFlask } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { castQuery } from "@/shared/api/queries";
import type { CastMember } from "@/shared/api/types";
import { enter } from "@/shared/session/session";
import { Avatar } from "@/shared/ui/people";
import { Failed, Loading } from "@/shared/ui/states";

/** The people of the sample world, by body; one click enters as that person. */
export function DemoCast({ next }: { next: string }) {
  const { t } = useTranslation();
  const cast = useQuery(castQuery);
  const [entering, setEntering] = useState<string | null>(null);
  const bodies = [...new Set(cast.data?.items.map((member) => member.body))];
  const choose = async (member: CastMember) => {
    setEntering(member.username);
    await enter(member.username, next).catch(() => setEntering(null));
  };
  return (
    <section className="cast" aria-labelledby="cast-title">
      <p className="note tone-amber">
        <IconFlask size={16} stroke={1.75} aria-hidden />
        <span>
          <b>{t("app.demoName")}.</b> {t("signIn.castLead")}
        </span>
      </p>
      <h2 id="cast-title">{t("signIn.castTitle")}</h2>
      {cast.isPending && <Loading rows={4} height={72} />}
      {cast.error && <Failed error={cast.error} retry={() => void cast.refetch()} />}
      {bodies.map((body) => (
        <div key={body}>
          <h3 className="group">{body}</h3>
          <ul className="cast-cards">
            {cast.data?.items
              .filter((member) => member.body === body)
              .map((member, index) => (
                <li key={member.username}>
                  <button
                    type="button"
                    className="cast-card"
                    disabled={entering !== null}
                    onClick={() => void choose(member)}
                    aria-label={t("signIn.enterAs", { name: member.full_name, title: member.title })}
                  >
                    <Avatar person={{ id: index, full_name: member.full_name }} size="m" />
                    <span className="grow">
                      <span className="strong">{member.full_name}</span>
                      <span className="dim small">
                        {member.title}
                        {member.unit !== body && `, ${member.unit}`}
                      </span>
                      <span className="cast-waits">{member.what_waits}</span>
                    </span>
                    <IconArrowRight size={16} stroke={1.75} className="dim" aria-hidden />
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
      {cast.data && (
        <p className="cast-tip">
          <IconBulb size={16} stroke={1.75} aria-hidden />
          {t("signIn.castTip")}
        </p>
      )}
    </section>
  );
}
