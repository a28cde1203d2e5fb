package dev.gantry.insight.claim;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/** Something that happens at moments: marks with a text, starts of tasks. */
sealed interface Event {
    /** Takes each place where it happens. */
    interface Sink {
        void at(Place place);
    }

    /** Moment of a task's life. */
    enum Moment {
        SUBMITTED, STARTED, ENDED
    }

    /** Tells all that is known to have happened; false if the rest is not wanted. */
    boolean tell(Evidence evidence, Going going, Sink sink);

    /** Why there is none in this recording. */
    Message none(Snapshot recorded);

    /** That it happened here, as a clause. */
    Message at(Place place, Snapshot recorded);

    /** A moment of each of these tasks. */
    record OfTask(Selection selection, Moment moment) implements Event {
        @Override
        public boolean tell(Evidence evidence, Going going, Sink sink) {
            Snapshot recorded = evidence.recorded();
            Selection.Tasks tasks = selection.in(recorded);
            for (int task = 1; task <= recorded.tasks(); task++) {
                if (!Check.goesOn(task, going)) {
                    return false;
                }
                if (tasks.has(task) && (moment != Moment.SUBMITTED || evidence.hasSubmission(task))) {
                    long time = time(recorded, task);
                    if (time != Trace.NONE) {
                        int lane = moment == Moment.SUBMITTED
                                ? recorded.taskSubmittedBy(task)
                                : recorded.taskLane(task);
                        sink.at(new Place(time, time, task, lane));
                    }
                }
            }
            return true;
        }

        private long time(Snapshot recorded, int task) {
            return switch (moment) {
                case SUBMITTED -> recorded.taskSubmitted(task);
                case STARTED -> recorded.taskStarted(task);
                case ENDED -> recorded.taskEnded(task);
            };
        }

        @Override
        public Message none(Snapshot recorded) {
            return selection.none(recorded);
        }

        @Override
        public Message at(Place place, Snapshot recorded) {
            String task = recorded.taskLabel(place.task());
            return switch (moment) {
                case SUBMITTED -> Message.say("claim.event.submitted", task);
                case STARTED -> Message.say("claim.event.started", task);
                case ENDED -> Message.say("claim.event.ended", task);
            };
        }
    }

    /** Marks with such a text, such as printed lines. */
    record OfMark(Wildcard text) implements Event {
        @Override
        public boolean tell(Evidence evidence, Going going, Sink sink) {
            Snapshot recorded = evidence.recorded();
            Wildcard.Names names = new Wildcard.Names(recorded, text);
            for (int id = 1; id <= recorded.lanes(); id++) {
                Lane lane = recorded.lane(id);
                for (int i = 0; lane != null && i < lane.marks(); i++) {
                    if (names.has(lane.markText(i))) {
                        sink.at(new Place(lane.markTime(i), lane.markTime(i), 0, id));
                    }
                }
                if (!going.on(0)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Message none(Snapshot recorded) {
            return Message.say("claim.no-mark", text.text());
        }

        @Override
        public Message at(Place place, Snapshot recorded) {
            return Message.say("claim.event.mark", text.text());
        }
    }
}
