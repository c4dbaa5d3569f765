"""What was measured, against the goals."""

import datetime

# Of nginx's requests a second: (visitor, member); so many times a peer's: {peer: (visitor, member)}.
PAGE_GOALS = {
    "discussion of 200": ((0.5, 0.25), {"Fossil": (25, 10), "isso": (500, None)}),
    "discussion of 1000": ((0.5, 0.25), {}),
    "list of articles": ((0.25, 0.12), {}),
    # As fast as a discussion.
    "question of 100 answers": ((0.5, 0.25), {}),
}
# The same of a feed, by the status of the answer.
FEED_GOALS = {200: 0.3, 304: 0.5}


class Results:
    def __init__(self):
        self.figures, self.goals, self.pages = [], [], {}

    def figure(self, what, who, rate, cpu, p99):
        self.figures.append((what, who, f"{rate:,.1f}", f"{cpu:.3f}" if cpu is not None else "", f"{p99:.1f}" if p99 is not None else ""))

    def load(self, what, who, load):
        self.figure(what, who + (f" ({load.failed} failed)" if load.failed else ""), load.rate, load.cpu, load.p99)

    def goal(self, what, goal, found, is_kept):
        self.goals.append((what, goal, found, is_kept))

    @property
    def are_kept(self):
        return all(is_kept for *_, is_kept in self.goals)

    def page(self, name, size, nginx, file, visitor, member):
        what = f"{name}, {size / 1000:.0f} kB"
        self.pages[name] = (visitor, member)
        for who, load in ((f"{nginx}, the file", file), ("visitor", visitor), ("member", member)):
            self.load(what, who, load)
        for who, load, least in zip(("visitor", "member"), (visitor, member), PAGE_GOALS[name][0]):
            ratio = load.rate / file.rate
            self.goal(f"{name}, {who}", f"≥ {least} of nginx", f"{ratio:.2f}", ratio >= least and not load.failed)

    def feed(self, status, size, nginx, file, ours):
        what = f"feed of 50 entries, {size / 1000:.0f} kB, {status}"
        self.load(what, f"{nginx}, the file", file)
        self.load(what, "visitor", ours)
        ratio, least = ours.rate / file.rate, FEED_GOALS[status]
        self.goal(f"feed of 50 entries, {status}", f"≥ {least} of nginx", f"{ratio:.2f}", ratio >= least and not ours.failed)

    def peer(self, name, peer, load):
        self.load(name, peer, load)
        for who, ours, least in zip(
                ("visitor", "member"), self.pages[name], PAGE_GOALS[name][1].get(peer.split()[0], ())):
            if least:
                times = ours.rate / load.rate
                self.goal(f"{name}, {who}", f"≥ {least} times {peer.split()[0]}", f"{times:,.0f}", times >= least)

    def whole_page(self, milliseconds):
        self.goal("discussion of 1000, whole", "first byte in 20 ms", f"{milliseconds:.1f} ms, to the last byte", milliseconds < 20)

    def search(self, kind, words, anew, again, theirs, peer):
        for word, made, shared, other in zip(words, anew, again, theirs):
            self.load(f"search, {kind}: {word}", "Colloquium, one at a time, each made anew", made)
            self.load(f"search, {kind}: {word}", "Colloquium, one at a time, visitors share it for a second", shared)
            self.load(f"search, {kind}: {word}", f"{peer}, one at a time", other)
        slowest = max(load.p99 for load in anew)
        self.goal(f"search, {kind} words, made anew", "p99 < 30 ms", f"{slowest:.1f} ms", slowest < 30)
        for how, ours in (("made anew", anew), ("as visitors share it", again)):
            times = min(mine.rate / other.rate for mine, other in zip(ours, theirs))
            self.goal(f"search, {kind} words, {how}", "≥ 20 times Fossil", f"{times:,.1f}", times >= 20)

    def filters(self, queries, loads):
        for query, load in zip(queries, loads):
            self.load(f"search, filtered: {query}", "Colloquium, one at a time, each made anew", load)
        slowest = max(load.p99 for load in loads)
        self.goal("search with filters, made anew", "p99 < 100 ms", f"{slowest:.1f} ms", slowest < 100)

    def bomb(self, name, middle, slowest):
        self.goal(f"Markdown: {name}", "answered in 50 ms", f"{middle:.0f} ms, at most {slowest:.0f}", slowest < 50)

    def posting(self, ours, kept, cpu, bare, fossil):
        accepted, refused = ours
        self.figure("posting, 32 at once", f"Colloquium ({refused:.0f}/s refused, {kept} kept)", accepted, cpu, None)
        self.figure("posting, 32 at once", f"Fossil ({fossil[1]:.0f}/s refused)", fossil[0], None, None)
        self.figure("posting, one after the other", "SQLite, bare", bare, None, None)
        self.goal("posting", "≥ 0.5 of the bare floor", f"{accepted / bare:.2f}", accepted >= 0.5 * bare)
        self.goal("posting", "none refused", f"{refused:.0f}/s", refused == 0)
        self.goal("posting", "≥ 10 times what Fossil accepts", f"{accepted / max(fossil[0], 0.1):,.0f}", accepted >= 10 * fossil[0])

    def beside_writing(self, quiet, busy, posted):
        self.load("discussion of 200, quiet, 4 at once", "visitor", quiet)
        self.load(f"the same beside {posted[0]:.0f} posts/s ({posted[1]:.0f}/s refused)", "visitor", busy)
        self.goal("reading beside 500 writes/s", "p99 < 5 times the quiet p99",
                  f"{busy.p99 / quiet.p99:.1f} at {posted[0]:.0f} writes/s",
                  busy.p99 < 5 * quiet.p99 and posted[0] >= 450 and posted[1] == 0)

    def memory(self, megabytes):
        self.goal("memory after all this", "< 250 MB", f"{megabytes:.0f} MB", megabytes < 250)

    def markdown(self, left_out):
        lines = [
            "# What `make bench` found of pages", "",
            f"On {datetime.date.today()}, everything on one machine of two cores, wrk among it: 8 connections unless it says "
            "otherwise, no compression. Ratios count; another machine gives other figures.", "",
            "| what | goal | found | |", "|---|---|---|---|"]
        lines += [f"| {what} | {goal} | {found} | {'kept' if kept else '**missed**'} |" for what, goal, found, kept in self.goals]
        lines += ["", "| page | by | requests a second | server CPU, ms a request | p99, ms |", "|---|---|---:|---:|---:|"]
        lines += ["| " + " | ".join(figure) + " |" for figure in self.figures]
        lines += [""] + [f"Left out: {name}, since {reason}." for name, reason in left_out.items()]
        return "\n".join(lines) + "\n"
