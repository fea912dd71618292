"""What outlives the main line of a process."""

from bpmn_story import Story


def test_withdrawing_the_main_line_keeps_the_duties_beside_it_open() -> None:
    story = (
        Story("""
        start s
        user register
        and fork
        sub main {
            start i
            user investigate
            end j
            i > investigate > j
        }
        boundary withdraw on=main message=withdraw
        user seal
        end closed
        end withdrawn
        end sealed
        s > register > fork > main > closed
        withdraw > withdrawn
        fork > seal > sealed
    """)
        .completes("register")
        .receives("withdraw")
    )
    assert story.open == ["seal/1"] and story.run.outcome == ("withdrawn", "withdrawn")
    assert not story.run.finished


OUTLIVED = """
    start s
    user main
    boundary late on=main after=PT1H ni
    user escalate
    end closed
    end escalated
    s > main > closed
    late > escalate > escalated
"""


def test_what_a_non_interrupting_event_set_off_may_outlive_the_main_line_but_never_names_the_outcome() -> None:
    story = Story(OUTLIVED).waits(hours=1).completes("main")
    assert story.open == ["escalate/1"] and not story.run.finished
    story.completes("escalate")
    assert story.run.finished and story.run.outcome == ("closed", "closed")


def test_an_event_sub_process_never_names_the_outcome() -> None:
    story = (
        Story("""
        start s
        user a
        end closed
        s > a > closed
        esub e {
            start again message=more ni
            user b
            end later
            again > b > later
        }
    """)
        .receives("again")
        .completes("a")
        .completes("b")
    )
    assert story.run.finished and story.run.outcome == ("closed", "closed")


def test_no_event_sub_process_begins_once_the_main_line_has_ended() -> None:
    lines = """
        start s
        user a
        end z
        s > a > z
        esub e {
            start k message=m ni
            user h
            end j
            k > h > j
        }
    """
    story = Story(lines).receives("k").completes("a")
    assert (story.open, story.awaited) == (["h/1"], [])
    assert story.completes("h").run.finished
