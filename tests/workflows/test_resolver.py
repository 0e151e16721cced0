"""Nobody waits for somebody who does not exist, and nobody confirms their own work (product.md §2): for any body
of at least two people, any preset, any spread of posts and absences."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.accounts.models import Post
from backend.accounts.roster import Away, Hat, InCharge, Roster
from backend.plans.models import TaskClass
from workflows.policy import OPINION, PRESETS
from workflows.resolver import Asked, resolve

BODY, OFFICE, LEAD, OTHER = 1, 2, 3, 4
UNITS = (BODY, OFFICE, LEAD, OTHER)
ABOVE = Roster(
    body_id=90,
    hats=(Hat(900, "Trên", 91, 90, Post.HEAD, "Giám đốc", heads=True, standing=True),),
    standing_office_id=91,
)

AREAS = st.sampled_from([(), (), ("PROCEDURES",), ("FINANCE",)])
posts = st.sampled_from(
    [Post.CHAIRMAN, Post.VICE_CHAIRMAN, Post.HEAD, Post.DEPUTY, Post.MEMBER, Post.CLERK, Post.ADMINISTRATOR]
)


@st.composite
def bodies(draw):
    """A body with its people, posts, absences and leaders in charge."""
    ids = list(range(10, 10 + draw(st.integers(2, 8))))
    hats = []
    for person in ids:
        for post in draw(st.lists(posts, min_size=1, max_size=3)):
            unit = BODY if post in {Post.CHAIRMAN, Post.VICE_CHAIRMAN} else draw(st.sampled_from(UNITS[1:]))
            heads = post == Post.HEAD or (post == Post.DEPUTY and draw(st.booleans()))
            areas = draw(AREAS) if post == Post.DEPUTY else ()
            own = Hat(person, f"P{person}", unit, BODY, post, post.title(), areas=areas, heads=heads)
            hats.append(replace(own, standing=unit == OFFICE))
    away = [
        Away(person, draw(st.sampled_from([*ids, None])), draw(AREAS))
        for person in draw(st.lists(st.sampled_from(ids), max_size=3, unique=True))
    ]
    away = [a for a in away if a.stand_in != a.user_id]
    charge = draw(
        st.lists(
            st.builds(
                InCharge, st.sampled_from(ids), st.sampled_from(["", "PROCEDURES"]), st.sampled_from([None, LEAD])
            ),
            max_size=2,
        )
    )
    office = draw(st.sampled_from([OFFICE, LEAD, None]))
    above = draw(st.sampled_from([None, lambda: ABOVE]))
    return Roster(BODY, tuple(hats), tuple(away), tuple(charge), office, above), ids


@settings(max_examples=400, deadline=None)
@given(data=st.data(), body=bodies(), klass=st.sampled_from(TaskClass.values), preset=st.sampled_from(sorted(PRESETS)))
def test_every_step_finds_someone_who_did_not_do_the_work(data, body, klass, preset):
    roster, ids = body
    doers = data.draw(st.sets(st.sampled_from(ids), min_size=1, max_size=len(ids)))
    asked = Asked(LEAD, "PROCEDURES", klass, frozenset(doers), PRESETS[preset][klass])
    covering = {a.stand_in for a in roster.away if a.user_id in doers}
    for step in PRESETS[preset][klass]:
        found = resolve(step, asked, roster, unit_id=OTHER if step == OPINION else None)
        if found.left_out:
            assert roster.standing_office_id in (LEAD, None)
            assert klass == TaskClass.ORDINARY
            continue
        assert not doers & found.user_ids
        assert not covering & found.user_ids
        assert all(hat.acting_for not in doers for hat in found.hats)
        assert all(hat.acting_for is None or hat.covers("PROCEDURES") for hat in found.hats)
        assert not found.goes_above or found.user_ids <= {900}
        someone_else = set(ids) - doers - covering
        if someone_else or roster.above:
            assert found.hats, (step, roster, asked)


@settings(max_examples=200, deadline=None)
@given(
    body=bodies(), klass=st.sampled_from(TaskClass.values), preset=st.sampled_from(["SHORT", "STANDARD", "PROVINCE"])
)
def test_something_is_always_decided_by_a_second_person(body, klass, preset):
    """Leaving out the standing office's own check never leaves a result that nobody decided."""
    roster, ids = body
    steps = PRESETS[preset][klass]
    asked = Asked(LEAD, "", klass, frozenset(ids[:1]), steps)
    decisive = [step for step in steps if step != OPINION]
    assert any(not resolve(step, asked, roster).left_out for step in decisive)


def test_order_of_the_rule():
    head = Hat(10, "Trưởng", LEAD, BODY, Post.HEAD, "Trưởng phòng", heads=True)
    deputy = Hat(11, "Phó", LEAD, BODY, Post.DEPUTY, "Phó", heads=False)
    chair = Hat(12, "Chủ tịch", BODY, BODY, Post.CHAIRMAN, "Chủ tịch")
    vice = Hat(13, "Phó Chủ tịch", BODY, BODY, Post.VICE_CHAIRMAN, "Phó Chủ tịch")
    roster = Roster(
        BODY, (head, deputy, chair, vice), in_charge=(InCharge(13, unit_id=LEAD),), standing_office_id=OFFICE
    )

    def who(doers, roster=roster):
        found = resolve("UNIT_HEAD", Asked(LEAD, "", TaskClass.ORDINARY, frozenset(doers)), roster)
        return found.user_ids, found.why

    assert who({99}) == ({10}, "HOLDER")
    assert who({10}) == ({13}, "NEXT_SUPERIOR")  # a deputy who acts only when the head is away does not judge the head
    assert who({10, 13}) == ({12}, "NEXT_SUPERIOR")
    away = Roster(BODY, roster.hats, (Away(10, 12),), roster.in_charge, OFFICE)
    assert who({99}, away) == ({10, 12}, "HOLDER")  # both see it while the head is away
    assert who({10}, away) == ({13}, "NEXT_SUPERIOR")  # who stands in for the doer may not decide either


def test_who_stands_in_and_did_the_work_leaves_it_to_the_next_above():
    """The absent head may still decide; but nobody has to wait for them (product.md §16)."""
    head = Hat(10, "Trưởng", LEAD, BODY, Post.HEAD, "Trưởng phòng", heads=True)
    deputy = Hat(11, "Phó", LEAD, BODY, Post.DEPUTY, "Phó", heads=True)  # since the head is away
    officer = Hat(14, "Chuyên viên", LEAD, BODY, Post.MEMBER, "Chuyên viên")
    chair = Hat(12, "Chủ tịch", BODY, BODY, Post.CHAIRMAN, "Chủ tịch")
    vice = Hat(13, "Phó Chủ tịch", BODY, BODY, Post.VICE_CHAIRMAN, "Phó Chủ tịch")
    charge = (InCharge(13, unit_id=LEAD),)

    def who(doer, *away, hats=(head, deputy, officer, chair, vice), step="UNIT_HEAD"):
        roster = Roster(BODY, hats, away, charge, OFFICE, lambda: ABOVE)
        found = resolve(step, Asked(LEAD, "", TaskClass.ORDINARY, frozenset({doer})), roster)
        return found.user_ids, found.why

    assert who(11, Away(10, None)) == ({10, 13}, "NEXT_SUPERIOR")  # the deputy did it
    without = (head, officer, chair, vice)
    assert who(14, Away(10, 14), hats=without) == ({10, 13}, "NEXT_SUPERIOR")  # who was named did it
    assert who(14, Away(10, None)) == ({10, 11}, "HOLDER")
    assert who(14, Away(10, None), hats=without) == ({10}, "HOLDER")  # nobody acts in their place
    assert who(11, Away(10, None), Away(13, None)) == ({10, 13}, "NEXT_SUPERIOR")  # who is above is asked as ever
    alone = who(13, Away(12, 13), step="LEADER_IN_CHARGE")
    assert alone == ({12}, "HOLDER")  # no other leader: never to the body above
