import { IconBellOff, IconEye } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { attentionQuery } from "@/shared/api/commentQueries";
import type { Attention } from "@/shared/api/types";
import { useAttend } from "@/shared/attention/Attend";
import { Panel } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";

/** What one watches and what one muted, each to be dropped again. */
export function Watched() {
  const { t } = useTranslation();
  const attention = useQuery(attentionQuery);
  return (
    <Panel title={t("attention.list")}>
      {attention.isPending && <Loading rows={2} height={40} />}
      {attention.error && <Failed error={attention.error} retry={() => void attention.refetch()} />}
      {attention.data?.items.length === 0 && (
        <p className="dim">
          {t("attention.empty")} {t("attention.emptyHelp")}
        </p>
      )}
      {attention.data && attention.data.items.length > 0 && (
        <ul className="watched">
          {attention.data.items.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ one }: { one: Attention["items"][number] }) {
  const { t } = useTranslation();
  const { set, isPending } = useAttend();
  const Glyph = one.mode === "WATCH" ? IconEye : IconBellOff;
  const look = { className: "link break", children: one.title };
  return (
    <li>
      <Glyph size={18} stroke={1.75} className="dim" aria-hidden />
      <span className="grow">
        {one.type === "task" ? (
          <Link to="/tasks/$taskId" params={{ taskId: one.id }} {...look} />
        ) : (
          <Link to="/tickets/$ticketId" params={{ ticketId: one.id }} {...look} />
        )}
        <span className="dim small"> · {t(one.mode === "WATCH" ? "attention.on" : "attention.off")}</span>
      </span>
      <button
        type="button"
        className="text-button small"
        disabled={isPending}
        aria-label={t("attention.dropOne", { title: one.title })}
        onClick={() => set({ type: one.type, id: one.id }, null)}
      >
        {t("attention.drop")}
      </button>
    </li>
  );
}
