import { IconBulb } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { signalsQuery } from "@/shared/api/radarQueries";
import { Hint } from "./Hint";

/** On a record's page: what its owner, and after some days the leader in charge, should look at. To all others nothing. */
export function Hints({ record }: { record: string }) {
  const signals = useQuery(signalsQuery);
  const items = (signals.data?.items ?? []).filter(
    (one) => one.record?.id === record && one.state !== "SETTLED",
  );
  if (!items.length) return null;
  return (
    <>
      {items.map((one) => (
        <Hint key={one.id} one={one} />
      ))}
    </>
  );
}

/** In my work: that there is something to explain, quietly, with the way there. */
export function HintsLine() {
  const { t } = useTranslation();
  const open = useQuery(signalsQuery).data?.open ?? 0;
  if (!open) return null;
  return (
    <p className="signal-line small">
      <IconBulb size={16} stroke={1.75} aria-hidden />
      <Link to="/signals" search={{}} className="link">
        {t("signal.line", { count: open })}
      </Link>
    </p>
  );
}
