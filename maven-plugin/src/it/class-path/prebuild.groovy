import java.util.jar.JarOutputStream
import java.util.zip.ZipEntry
import javax.tools.ToolProvider

// a library of one entity and one mapped superclass, installed where Maven will look for it
File sources = new File(basedir, 'lib/src')
File classes = new File(basedir, 'lib/classes')
classes.mkdirs()
List<String> files = []
sources.eachFileRecurse { file -> if (file.name.endsWith('.java')) { files << file.path } }
assert ToolProvider.systemJavaCompiler.run(null, null, null, *(['-proc:none', '-d', classes.path] + files)) == 0

File folder = new File(localRepositoryPath, 'io/github/cascadelint/it/class-path-lib/1.0')
folder.mkdirs()
new JarOutputStream(new FileOutputStream(new File(folder, 'class-path-lib-1.0.jar'))).withCloseable { jar ->
    new File(classes, 'lib').eachFile { file ->
        jar.putNextEntry(new ZipEntry("lib/${file.name}"))
        jar.write(file.bytes)
        jar.closeEntry()
    }
}
new File(folder, 'class-path-lib-1.0.pom').text = '''<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>io.github.cascadelint.it</groupId>
  <artifactId>class-path-lib</artifactId>
  <version>1.0</version>
</project>
'''

return true
