package dev.gantry.format.jfr;

import java.io.IOException;

import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Refresh;
import dev.gantry.trace.message.Message;

/**
 * Reads the events of a recording through the JDK's parser. What the JDK's reader throws on a file that only looks
 * sound is taken as damage at the place reached, whatever it is: it was not made for hostile files.
 */
final class RecordingEvents {
    private static final String SENSELESS = "damage.jfr.senseless";
    private static final int LONGEST_REASON = 200;

    private final TraceUnderConstruction opening;
    private final Assembly assembly;
    private final JfrEvents gathering;
    private final Refresh refresh;
    private long read;
    private long senseless;

    RecordingEvents(TraceUnderConstruction opening) throws IOException {
        this.opening = opening;
        this.assembly = new Assembly(opening);
        this.gathering = new JfrEvents(opening, assembly);
        this.refresh = new Refresh(opening, assembly);
    }

    void read(UndamagedCopy sound) throws IOException {
        try (RecordingFile file = new RecordingFile(sound.file())) {
            for (EventType type : file.readEventTypes()) {
                gathering.type(type);
            }
            while (file.hasMoreEvents()) {
                add(file.readEvent());
                refresh.step();
            }
            sound.damage().ifPresent(opening::damaged);
        } catch (DamagedFile | dev.gantry.format.ReadingCancelled known) {
            throw known;
        } catch (IOException broken) {
            opening.damaged(new DamagedFile(broken.getMessage() == null || broken.getMessage().length() > LONGEST_REASON
                    ? Message.say(SENSELESS, read)
                    : Message.say("damage.jfr.event", read, broken.getMessage())));
        } catch (RuntimeException | InternalError | StackOverflowError _) { // what these say is of the JDK's own code
            opening.damaged(new DamagedFile(Message.say(SENSELESS, read)));
        } finally {
            gathering.finish();
            gathering.tell(assembly.writeTo(opening));
            if (senseless > 0) {
                opening.notice(Message.say("jfr.senseless", senseless));
            }
        }
    }

    private void add(RecordedEvent event) throws IOException {
        read++;
        assembly.checkRoom();
        try {
            gathering.add(event);
        } catch (RuntimeException _) {
            senseless++;
        }
    }
}
