import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bodyPeopleQuery, bodyUnitsQuery } from "@/shared/api/bodyQueries";
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
  const units = useQuery(bodyUnitsQuery(body.id));
  if (slips.length) return <Slips body={body} slips={slips} close={() => setSlips([])} />;
  const failed = [people, units].find((query) => query.error);
  if (!people.data || !units.data)
    return failed ? (
      <Failed error={failed.error} retry={() => void failed.refetch()} />
    ) : (
      <Loading rows={6} height={56} />
    );
  const places = [body, ...units.data.items.filter((unit) => unit.saved && !unit.is_group)];
  return (
    <>
      <Paste body={body} places={places} posts={people.data.posts} />
      <PeopleList body={body} people={people.data} onSlips={setSlips} />
      <div className="start-foot">
        <Button variant="default" onClick={next}>
          {t("start.next")}
        </Button>
      </div>
    </>
  );
}
