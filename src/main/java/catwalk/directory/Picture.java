package catwalk.directory;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a file says at its beginning of the picture in it; the picture is not decoded.
 *
 * @param mediaType such as {@code image/jpeg}
 * @param width in pixels, as a viewer sees it; 0 where it is not known
 */
record Picture(String mediaType, int width, int height) {
    /** From this EXIF orientation on, the picture lies on its side. */
    private static final int ON_ITS_SIDE = 5;

    /** The picture in a file, whatever the file's name; empty where there is none that browsers know. */
    static Optional<Picture> in(Path file) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            stream.mark(16);
            byte[] start = stream.readNBytes(12);
            stream.reset();
            if (isAvif(start)) {
                return Optional.of(new Picture("image/avif", 0, 0));
            }
            FileType type = FileTypeDetector.detectFileType(stream);
            Metadata metadata = ImageMetadataReader.readMetadata(stream, Files.size(file), type);
            return switch (type) {
                case Jpeg -> jpeg(metadata);
                case Png ->
                    of(
                            "image/png",
                            metadata.getFirstDirectoryOfType(PngDirectory.class),
                            PngDirectory.TAG_IMAGE_WIDTH,
                            PngDirectory.TAG_IMAGE_HEIGHT);
                case Gif ->
                    of(
                            "image/gif",
                            metadata.getFirstDirectoryOfType(GifHeaderDirectory.class),
                            GifHeaderDirectory.TAG_IMAGE_WIDTH,
                            GifHeaderDirectory.TAG_IMAGE_HEIGHT);
                case WebP ->
                    of(
                            "image/webp",
                            metadata.getFirstDirectoryOfType(WebpDirectory.class),
                            WebpDirectory.TAG_IMAGE_WIDTH,
                            WebpDirectory.TAG_IMAGE_HEIGHT);
                default -> Optional.empty();
            };
        } catch (ImageProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isAvif(byte[] start) {
        return start.length == 12 && new String(start, 4, 7, StandardCharsets.ISO_8859_1).equals("ftypavi");
    }

    private static Optional<Picture> jpeg(Metadata metadata) {
        Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer orientation = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return of(
                        "image/jpeg",
                        metadata.getFirstDirectoryOfType(JpegDirectory.class),
                        JpegDirectory.TAG_IMAGE_WIDTH,
                        JpegDirectory.TAG_IMAGE_HEIGHT)
                .map(picture -> orientation != null && orientation >= ON_ITS_SIDE
                        ? new Picture(picture.mediaType, picture.height, picture.width)
                        : picture);
    }

    private static Optional<Picture> of(String mediaType, Directory header, int widthTag, int heightTag) {
        Integer width = header == null ? null : header.getInteger(widthTag);
        Integer height = header == null ? null : header.getInteger(heightTag);
        return width == null || height == null || width < 1 || height < 1
                ? Optional.empty()
                : Optional.of(new Picture(mediaType, width, height));
    }
}
