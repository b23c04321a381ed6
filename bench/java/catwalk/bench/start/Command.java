package catwalk.bench.start;

import catwalk.bench.process.Scratch;
import catwalk.kit.CatwalkProcess;
import java.io.IOException;
import java.nio.file.Path;

/** A way in which users start Catwalk. All is built, downloaded and unzipped before. */
interface Command {

    String name();

    /** A process that is yet to be started, on ports of its own and without anything that an earlier one has stored. */
    CatwalkProcess prepare() throws IOException;

    /** {@code bin/catwalk} of the unzipped distribution. */
    static Command ofDistribution() throws IOException {
        Path unzipped = Distribution.unzip(Scratch.folder());
        return of("bin/catwalk", () -> CatwalkProcess.ofDistribution(unzipped));
    }

    /** {@code ./mvnw camel:run} where it has run before. */
    static Command ofProject() throws IOException {
        Path directory = Scratch.folder();
        CatwalkProcess project = CatwalkProcess.ofFreshClone(directory);
        try (project) {
            project.start();
        }
        return of("./mvnw camel:run", () -> project);
    }

    private static Command of(String name, Source source) {
        return new Command() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public CatwalkProcess prepare() throws IOException {
                CatwalkProcess process = source.get();
                Path data = Scratch.folder().resolve("data");
                return process.with("data.dir", data);
            }
        };
    }

    /** Where the process comes from. */
    interface Source {
        CatwalkProcess get();
    }
}
