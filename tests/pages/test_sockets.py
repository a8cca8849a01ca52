"""Answers leave at once: whatever a listening socket accepts does not wait for confirmations."""

import os
import socket
from contextlib import closing

import pytest

from pages.ui.sockets import answer_at_once


@pytest.mark.parametrize("listens", [True, False])
def test_connections_accepted_from_now_on_do_not_wait(listens: bool) -> None:
    with closing(socket.socket()) as server:
        server.bind(("127.0.0.1", 0))
        if listens:
            server.listen()
        assert answer_at_once() >= 1
        server.listen()
        with closing(socket.create_connection(server.getsockname())) as client:
            accepted, _ = server.accept()
            with closing(accepted):
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            answer_at_once()
            assert not client.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_nothing_is_left_open() -> None:
    answer_at_once()
    before = len(os.listdir("/proc/self/fd"))
    answer_at_once()
    assert len(os.listdir("/proc/self/fd")) == before


def test_other_files_and_sockets_are_left_alone() -> None:
    with closing(socket.socket()) as other:
        answer_at_once()
        assert not other.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
