package dev.gantry.insight.claim;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * Tasks that a claim is about; a part that is empty leaves none out.
 *
 * @param executor the name of the executor that they were handed to
 * @param name their own name, or {@code task 7} for one that has none
 * @param lane the name of the lane that ran them
 */
record Selection(Optional<Wildcard> executor, Optional<Wildcard> name, Optional<Wildcard> lane) {
    /** All tasks. */
    static final Selection ALL = new Selection(Optional.empty(), Optional.empty(), Optional.empty());

    /** The selected tasks of a recording. */
    static final class Tasks {
        private final Snapshot recorded;
        private final BitSet executors;
        private final Wildcard.Names names;
        private final BitSet lanes;
        private int found;

        private Tasks(Snapshot recorded, Selection selection) {
            this.recorded = recorded;
            executors = selection.executor.map(of -> executors(recorded, of)).orElse(null);
            names = selection.name.map(of -> new Wildcard.Names(recorded, of)).orElse(null);
            lanes = selection.lane.map(of -> lanes(recorded, of)).orElse(null);
        }

        /** Whether there is a task with this id, and it is selected. */
        boolean has(int task) {
            boolean has = recorded.hasTask(task)
                    && (executors == null || executors.get(recorded.taskExecutor(task)))
                    && (lanes == null || lanes.get(recorded.taskLane(task)))
                    && (names == null || isNamed(task));
            found += has ? 1 : 0;
            return has;
        }

        private boolean isNamed(int task) {
            int name = recorded.taskName(task);
            return name == 0 ? names.has(recorded.taskLabel(task)) : names.has(name);
        }

        /** Whether none was found until now. */
        boolean isEmpty() {
            return found == 0;
        }
    }

    Tasks in(Snapshot recorded) {
        return new Tasks(recorded, this);
    }

    /** Why nothing is selected in this recording. */
    Message none(Snapshot recorded) {
        if (executor.isPresent() && executors(recorded, executor.get()).isEmpty()) {
            return recorded.executors().isEmpty()
                    ? Message.say("claim.no-executors")
                    : Message.say("claim.no-executor", executor.get().text(), recorded.executors().stream()
                            .map(ExecutorEntry::name).distinct().limit(10).collect(Collectors.joining(", ")));
        }
        return Message.say("claim.no-task");
    }

    private static BitSet executors(Snapshot recorded, Wildcard name) {
        return recorded.executors().stream().filter(each -> name.matches(each.name())).mapToInt(ExecutorEntry::id)
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** The lanes with such a name. */
    static BitSet lanes(Snapshot recorded, Wildcard name) {
        Wildcard.Names names = new Wildcard.Names(recorded, name);
        BitSet lanes = new BitSet();
        for (int id = 1; id <= recorded.lanes(); id++) {
            Lane lane = recorded.lane(id);
            if (lane != null && names.has(lane.name())) {
                lanes.set(id);
            }
        }
        return lanes;
    }
}
