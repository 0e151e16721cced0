import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bodyPeopleQuery } from "@/shared/api/queries";
import type { Slip, Unit } from "@/shared/api/types";
import { Failed, Loading } from "@/shared/ui/states";
import { Paste } from "./Paste";
import { PeopleList } from "./PeopleList";
import { Slips } from "./Slips";

/** People pasted, and their slips; the codes stand on this page alone, until it is left. */
export function PeopleStep({ body, next }: { body: Unit; next: () => void }) {
  const { t } = useTranslation();
  const people = useQuery(bodyPeopleQuery(body.id));
  const [slips, setSlips] = useState<Slip[]>([]);
  if (people.isPending) return <Loading rows={6} height={56} />;
  if (people.error) return <Failed error={people.error} retry={() => void people.refetch()} />;
  if (slips.length) return <Slips body={body} slips={slips} close={() => setSlips([])} />;
  return (
    <>
      <Paste body={body} posts={people.data.posts} />
      <PeopleList body={body} people={people.data} onSlips={setSlips} />
      <div className="start-foot">
        <Button variant="default" onClick={next}>
          {t("start.next")}
        </Button>
      </div>
    </>
  );
}
