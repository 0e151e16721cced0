import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { recentProofsQuery } from "@/shared/api/queries";
import type { RecentProof } from "@/shared/api/types";
import { Failed, Loading } from "@/shared/ui/states";
import { EvidenceItem } from "./EvidenceItem";

/** How a piece is called. */
export const nameOf = (proof: RecentProof): string =>
  proof.file?.name ?? proof.document?.number ?? proof.note;

/** Documents and files of the body's tasks and remediation reports, the last one first: one tap uses one again, nothing is typed or sent anew. */
export function RecentProofs({ onUse, busy }: { onUse: (proof: RecentProof) => void; busy: string | null }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.trim(), 250);
  const found = useQuery({ ...recentProofsQuery(asked), placeholderData: keepPreviousData });
  if (found.isPending) return <Loading rows={3} height={56} />;
  if (found.error) return <Failed error={found.error} retry={() => void found.refetch()} />;
  const { items } = found.data;
  return (
    <div className="stack-tight">
      <TextInput
        type="search"
        label={t("recent.search")}
        value={words}
        maxLength={200}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {!items.length && <p className="dim">{t(asked ? "recent.noneFound" : "recent.none")}</p>}
      <ul className="list">
        {items.map((proof) => (
          <EvidenceItem
            key={proof.id}
            evidence={{
              ...proof,
              by: null,
              note: t("recent.from", { title: (proof.task ?? proof.report)?.title }),
            }}
            act={
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t("recent.useNamed", { name: nameOf(proof) })}
                loading={busy === proof.id}
                disabled={busy !== null}
                onClick={() => onUse(proof)}
              >
                {t("recent.use")}
              </Button>
            }
          />
        ))}
      </ul>
    </div>
  );
}
