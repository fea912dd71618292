"""Every token of a case by its id, and those that somebody waits for by their address."""

from collections import Counter

from engine.facts import Place
from engine.spiff.failures import BudgetExceeded
from engine.spiff.tasks import UserTask
from engine.spiff.tokens import Token

MOST_TOKENS = 500


class Known:
    """What the process of a case knows of all tokens of all its scopes."""

    index: dict[int, Token]
    places: dict[Place, Token]
    occurrences: Counter[str]
    counter: int

    def know_nothing(self) -> None:
        """No token has been made yet."""
        self.index, self.places, self.occurrences, self.counter = {}, {}, Counter(), 0

    def get_task_from_id(self, task_id: int) -> Token:
        """The token of this id."""
        return self.index[task_id]

    def next_id(self) -> int:
        """A number that no token of this case has had."""
        self.counter += 1
        return self.counter

    def added(self, token: Token) -> None:
        """A token came to be."""
        self.index[token.id] = token
        if len(self.index) > MOST_TOKENS:
            raise BudgetExceeded("more than {most} tokens at a time.", most=MOST_TOKENS)

    def removed(self, token: Token) -> None:
        """A token is gone."""
        del self.index[token.id]
        if "n" in token.internal_data:
            self.places.pop(self.place_of(token), None)

    def take_place(self, token: Token) -> Place:
        """The token's address from now on: its element, for the how-manieth time in this case."""
        element = token.task_spec.bpmn_id
        self.occurrences[element] += 1
        token.internal_data["n"] = self.occurrences[element]
        return self.know(token)

    def leave_place(self, token: Token) -> None:
        """Nobody finds the token by the address that it had."""
        self.places.pop(self.place_of(token), None)

    def know(self, token: Token) -> Place:
        """The token can be found by its address."""
        place = self.place_of(token)
        self.places[place] = token
        return place

    def place_of(self, token: Token) -> Place:
        """The token's address."""
        return Place(token.task_spec.bpmn_id, token.internal_data["n"])

    def task_place(self, token: Token) -> Place | None:
        """The token's address, if it is a user task."""
        return self.place_of(token) if isinstance(token.task_spec, UserTask) else None
