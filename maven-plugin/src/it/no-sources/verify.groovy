String log = new File(basedir, 'build.log').text
assert log.contains('Nothing to check: no folder of Java sources in no-sources')
assert log.contains('[INFO] Nothing was checked: no folder of Java sources in no-sources')
