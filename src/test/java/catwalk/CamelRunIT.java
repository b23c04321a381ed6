package catwalk;

import catwalk.kit.CatwalkProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README's first command, on sources of which nothing is built. */
@Tag("slow")
class CamelRunIT {
    @TempDir
    Path directory;

    @Test
    void camelRunAloneShowsCats() {
        try (CatwalkProcess catwalk = CatwalkProcess.ofFreshClone(directory).start()) {
            FirstLook.of(catwalk.page());
        }
    }
}
